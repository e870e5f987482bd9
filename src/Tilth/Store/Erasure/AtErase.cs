namespace Tilth.Store.Erasure;

/// <summary>What a room knows of somebody who is to be erased; what it finds beyond rows that refer to them it adds to the traces.</summary>
public sealed record AtErase(Func<TilthDb, Traces, Task> Look)
{
    /// <summary>Takes them out of tables that are no part of the record, in the same transaction.</summary>
    public Func<TilthDb, Traces, Task> Forget { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Once it is written: takes them out of files.</summary>
    public Func<Me, Traces, Task> Afterwards { get; init; } = (_, _) => Task.CompletedTask;
}
