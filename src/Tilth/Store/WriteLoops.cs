using System.Collections.Concurrent;

namespace Tilth.Store;

/// <summary>
/// The loops in which all writing happens, one after the other: on SQLite a single one, on PostgreSQL one per active space.
/// </summary>
public sealed class WriteLoops(
    Func<int, CancellationToken, Task<WriteGroup>> begin,
    bool onePerSpace,
    TimeProvider clock
) : IAsyncDisposable
{
    /// <summary>The loop of the tables that belong to no space.</summary>
    internal const int Own = 0;

    private static readonly AsyncLocal<bool> Inside = new();
    private readonly ConcurrentDictionary<int, WriteLoop> _loops = [];

    /// <summary>Queues the body for the next group and completes when its group is on disk.</summary>
    internal async Task Run(int space, Func<WriteGroup, Task> body, CancellationToken cancel)
    {
        if (Inside.Value)
            throw new InvalidOperationException("A write inside a write would wait for itself: do both in one body.");
        var loop = _loops.GetOrAdd(
            onePerSpace ? space : Own,
            key => new WriteLoop(cancelled => begin(key, cancelled), clock)
        );
        await loop.Run(
            async group =>
            {
                Inside.Value = true;
                await body(group);
            },
            cancel
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var loop in _loops.Values)
            await loop.DisposeAsync();
    }
}
