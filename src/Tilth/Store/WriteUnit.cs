namespace Tilth.Store;

/// <summary>One body on its way through a group. It can be cancelled while it waits, not once it has started.</summary>
internal sealed class WriteUnit
{
    private readonly Func<WriteGroup, Task> _body;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _cancelling;
    private int _started;
    private Exception? _error;

    public WriteUnit(Func<WriteGroup, Task> body, CancellationToken cancel)
    {
        _body = body;
        _cancelling = cancel.Register(() =>
        {
            if (Start())
                _finished.TrySetCanceled(cancel);
        });
    }

    public Task Finished => _finished.Task;

    public bool HasRun { get; private set; }

    /// <summary>True for the one caller who may run it.</summary>
    public bool Start() => Interlocked.Exchange(ref _started, 1) == 0;

    public async Task Run(WriteGroup group)
    {
        HasRun = true;
        await _body(group);
    }

    /// <summary>Remembers why the body failed; it is told when its group has ended.</summary>
    public void Refuse(Exception error) => _error = error;

    public void Succeed()
    {
        _cancelling.Dispose();
        if (_error is null)
            _finished.TrySetResult();
        else
            _finished.TrySetException(_error);
    }

    public void Fail(Exception error)
    {
        _cancelling.Dispose();
        _finished.TrySetException(_error ?? error);
    }
}
