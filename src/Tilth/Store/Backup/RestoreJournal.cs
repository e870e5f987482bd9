using System.Text.Json;

namespace Tilth.Store.Backup;

/// <summary>
/// The note by which a restore that was decided is carried through, whatever ends the process: several files cannot change
/// places at once, so the next start moves those that are left.
/// </summary>
public sealed class RestoreJournal(Database database, DataFolder folder)
{
    // The logs before their file: what is in them belongs to that file and to no other.
    private static readonly string[] OfDatabase = ["tilth.db-wal", "tilth.db-shm", "tilth.db"];

    private sealed record Note(Guid Epoch, string Aside);

    /// <summary>Where the restored files lie until they are moved.</summary>
    internal string Folder => folder.Path("restoring");

    private string NoteFile => folder.Path("restoring.json");

    /// <summary>The folder, empty.</summary>
    internal string NewFolder()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        return DataFolder.MakePrivate(Folder);
    }

    /// <summary>From here on the restore goes through.</summary>
    internal void Begin(Guid epoch, string aside)
    {
        const string Draft = "restoring.json.part";
        File.Delete(folder.Path(Draft));
        using (var file = folder.CreatePrivate(Draft))
        {
            JsonSerializer.Serialize(file, new Note(epoch, aside), StoreJson.Options);
            file.Flush(flushToDisk: true);
        }
        File.Move(folder.Path(Draft), NoteFile, overwrite: true);
    }

    /// <summary>For whoever opens the copy: carries a restore through that was cut short. Takes the folder's lock unless the caller holds it.</summary>
    /// <exception cref="RefusedException">Another process is at it.</exception>
    public async Task FinishIfCut(bool holdsLock, CancellationToken cancel)
    {
        if (!File.Exists(NoteFile))
            return;
        using var held = holdsLock
            ? null
            : await folder.TryLock(cancel)
                ?? throw new RefusedException("A backup is being restored here. Wait for its end, and try again.");
        await Finish(cancel);
    }

    /// <summary>Moves what is left to be moved; the caller holds the folder's lock.</summary>
    internal async Task Finish(CancellationToken cancel)
    {
        if (!File.Exists(NoteFile))
            return;
        var note = JsonSerializer.Deserialize<Note>(await File.ReadAllTextAsync(NoteFile, cancel), StoreJson.Options)!;
        // Where the tables had not changed places yet, the restore has not happened.
        if (await database.Lives(note.Epoch, cancel))
            Move(note.Aside);
        File.Delete(NoteFile);
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private void Move(string aside)
    {
        if (IsLeft("tilth.db"))
        {
            foreach (var name in OfDatabase)
                Keep(name, aside);
            File.Move(Path.Combine(Folder, "tilth.db"), folder.DatabaseFile);
        }
        foreach (var name in new[] { BackupPart.Key, BackupPart.Erased }.Where(IsLeft))
        {
            Keep(name, aside);
            File.Move(Path.Combine(Folder, name), folder.Path(name));
        }
    }

    private bool IsLeft(string name) => File.Exists(Path.Combine(Folder, name));

    private void Keep(string name, string aside)
    {
        if (File.Exists(folder.Path(name)))
            File.Move(folder.Path(name), Path.Combine(DataFolder.MakePrivate(folder.Path(aside)), name));
    }
}
