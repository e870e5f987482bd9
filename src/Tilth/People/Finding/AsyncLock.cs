using System.Threading.Channels;

namespace Tilth.People.Finding;

/// <summary>Lets one in at a time, and waits without holding a thread.</summary>
internal sealed class AsyncLock
{
    private readonly Channel<AsyncLock> _key = Channel.CreateBounded<AsyncLock>(1);

    public AsyncLock() => _key.Writer.TryWrite(this);

    /// <summary>Waits for its turn; disposing what it gives lets the next one in.</summary>
    public async Task<IDisposable> Enter(CancellationToken cancel)
    {
        await _key.Reader.ReadAsync(cancel);
        return new Turn(this);
    }

    private sealed class Turn(AsyncLock of) : IDisposable
    {
        public void Dispose() => of._key.Writer.TryWrite(of);
    }
}
