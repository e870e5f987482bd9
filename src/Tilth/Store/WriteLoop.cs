using System.Threading.Channels;

namespace Tilth.Store;

/// <summary>
/// Takes all waiting bodies into one transaction, commits once, and only then answers them. A group is at
/// most 128 bodies or 50 ms, so that a commit never waits long for company.
/// </summary>
internal sealed class WriteLoop : IAsyncDisposable
{
    private const int MostInGroup = 128,
        MostWaiting = 4096;
    private static readonly TimeSpan LongestGroup = TimeSpan.FromMilliseconds(50);

    private readonly Channel<WriteUnit> _waiting = Channel.CreateBounded<WriteUnit>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true }
    );
    private readonly Func<CancellationToken, Task<WriteGroup>> _begin;
    private readonly TimeProvider _clock;
    private readonly Task _running;
    private volatile bool _isStopping;

    public WriteLoop(Func<CancellationToken, Task<WriteGroup>> begin, TimeProvider clock)
    {
        (_begin, _clock) = (begin, clock);
        _running = Task.Run(Loop);
    }

    public async Task Run(Func<WriteGroup, Task> body, CancellationToken cancel)
    {
        var unit = new WriteUnit(body, cancel);
        if (!_waiting.Writer.TryWrite(unit))
            throw new StoreUnavailableException(
                _isStopping
                    ? "Tilth is stopping. Nothing of this was saved."
                    : "Too much is being written at once. Nothing of this was saved; try again in a moment."
            );
        await unit.Finished;
    }

    public async ValueTask DisposeAsync()
    {
        _isStopping = true;
        _waiting.Writer.TryComplete();
        await _running;
    }

    private async Task Loop()
    {
        while (await _waiting.Reader.WaitToReadAsync())
            await RunGroup();
    }

    private async Task RunGroup()
    {
        var units = new List<WriteUnit>();
        try
        {
            await using var group = await _begin(CancellationToken.None);
            await RunUnits(group, units);
            await group.Commit();
            foreach (var unit in units)
                unit.Succeed();
        }
        catch (Exception error)
        {
            TakeIfNone(units);
            var unavailable = StoreUnavailable.From(error);
            foreach (var unit in units)
                unit.Fail(unavailable);
        }
    }

    private async Task RunUnits(WriteGroup group, List<WriteUnit> units)
    {
        var started = _clock.GetTimestamp();
        while (
            !group.IsOver
            && units.Count < MostInGroup
            && _clock.GetElapsedTime(started) < LongestGroup
            && _waiting.Reader.TryRead(out var unit)
        )
        {
            if (!unit.Start())
                continue;
            units.Add(unit);
            await group.Run(unit);
        }
    }

    /// <summary>When a group could not even begin, those who wait hear of it instead of waiting for the next failure.</summary>
    private void TakeIfNone(List<WriteUnit> units)
    {
        while (
            units.Count < MostInGroup && units.TrueForAll(unit => !unit.HasRun) && _waiting.Reader.TryRead(out var unit)
        )
        {
            if (unit.Start())
                units.Add(unit);
        }
    }
}
