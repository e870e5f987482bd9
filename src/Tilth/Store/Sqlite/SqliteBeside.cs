using Tilth.Store.Backup;

namespace Tilth.Store.Sqlite;

/// <summary>A file in a folder of its own, which whoever made the folder puts in its place or throws away.</summary>
internal sealed class SqliteBeside(SqliteDatabase database, string folder) : Beside
{
    private bool _isClosed;

    public override Database Database => database;

    public override async Task Load(BackupFile backup, HowFar far, CancellationToken cancel)
    {
        var part =
            backup.Manifest.Parts.FirstOrDefault(part => part.Name == SqliteSnapshot.Part)
            ?? throw new RefusedException("There is no database in this backup.");
        BackupTarget.MustHaveRoom(folder, part.Length, "what the backup gives back");
        await using var file = new DataFolder(folder).CreatePrivate(SqliteSnapshot.Part);
        await backup.Copy(part, file, cancel);
        file.Flush(flushToDisk: true);
    }

    public override ValueTask Settle() => DisposeAsync();

    public override ValueTask DisposeAsync()
    {
        if (_isClosed)
            return ValueTask.CompletedTask;
        _isClosed = true;
        return database.DisposeAsync();
    }
}
