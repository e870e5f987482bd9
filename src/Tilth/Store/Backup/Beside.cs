namespace Tilth.Store.Backup;

/// <summary>A database beside the record, in which a backup is restored and looked over. It goes, unless it was put in its place.</summary>
internal abstract class Beside : IAsyncDisposable
{
    public abstract Database Database { get; }

    public abstract Task Load(BackupFile backup, HowFar far, CancellationToken cancel);

    /// <summary>Writes all of it down to where it stays; what is one file is whole from here on, and closed.</summary>
    public virtual ValueTask Settle() => ValueTask.CompletedTask;

    /// <summary>Puts it in the place of the record, whose tables are kept aside under that name; not where it is a file.</summary>
    public virtual Task PutInPlace(string aside, CancellationToken cancel) => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();
}
