namespace Tilth.Store.Backup;

/// <summary>Everything that a database holds at one instant, while others go on writing.</summary>
internal abstract class Snapshot : IAsyncDisposable
{
    /// <summary>The program that wrote it last; null where no row says so.</summary>
    public string? Version { get; protected init; }

    /// <summary>The last step of its schema.</summary>
    public string Step { get; protected init; } = "";

    public Guid? Epoch { get; protected init; }

    public abstract IReadOnlyList<(string Name, IReadOnlyList<string> Columns)> Parts { get; }

    public abstract Task Write(string part, Stream to, CancellationToken cancel);

    public abstract ValueTask DisposeAsync();
}
