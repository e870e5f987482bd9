using System.IO.Compression;
using System.Text.Json;

namespace Tilth.Store.Backup;

/// <summary>Writes all that is needed to come back into one file, while others go on writing.</summary>
public sealed class MakeBackup(Database database, DataFolder folder, TimeProvider clock)
{
    /// <param name="Locked">A passphrase is needed to read it.</param>
    public sealed record Made(string Path, long Bytes, bool Locked, BackupManifest Manifest);

    /// <exception cref="RefusedException">It cannot be written there; nothing is left of it.</exception>
    public async Task<Made> Do(string path, string? passphrase, HowFar far, CancellationToken cancel = default)
    {
        path = System.IO.Path.GetFullPath(path);
        if (!await database.IsThere(cancel))
            throw new RefusedException($"There is no copy of Tilth at {database.Place}, so nothing to be kept.");
        DataFolder.MakePrivate(folder.Root);
        using var scratch = ScratchFolder.Take(folder);
        BackupManifest? manifest = null;
        await BackupTarget.Write(
            path,
            async file =>
            {
                // Packed it takes about a third.
                BackupTarget.MustHaveRoom(
                    System.IO.Path.GetDirectoryName(path)!,
                    await database.Size(cancel) / 3,
                    "a backup"
                );
                far.Between(0, 20);
                await using var snapshot = await database.Freeze(scratch.Path, far, cancel);
                far.Between(20, 50);
                manifest = await Write(snapshot, file, passphrase, far, cancel);
            }
        );
        far.Between(50, 50);
        return new Made(path, new FileInfo(path).Length, passphrase is not null, manifest!);
    }

    private async Task<BackupManifest> Write(
        Snapshot snapshot,
        FileStream file,
        string? passphrase,
        HowFar far,
        CancellationToken cancel
    )
    {
        if (passphrase is null)
        {
            var open = await Pack(snapshot, file, far, cancel);
            await Seal.Put(file, cancel);
            return open;
        }
        var head = await Task.Run(() => LockedHead.New(passphrase), cancel);
        await using var locking = new LockingStream(file, head);
        var manifest = await Pack(snapshot, locking, far, cancel);
        locking.Finish();
        return manifest;
    }

    private async Task<BackupManifest> Pack(Snapshot snapshot, Stream to, HowFar far, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, null, cancel);
        zip.Comment = Seal.Open;
        var parts = new List<BackupPart>();
        foreach (var (name, columns) in snapshot.Parts)
        {
            parts.Add(await Add(zip, name, columns, into => snapshot.Write(name, into, cancel), cancel));
            far.Tell(parts.Count, snapshot.Parts.Count);
        }
        foreach (var name in (string[])[BackupPart.Key, BackupPart.Erased])
        {
            if (File.Exists(folder.Path(name)))
                parts.Add(await Add(zip, name, [], into => CopyFile(name, into, cancel), cancel));
        }
        var manifest = new BackupManifest(
            BackupManifest.Newest,
            snapshot.Version ?? Migrating.Version,
            snapshot.Step,
            clock.GetUtcNow(),
            database.Name,
            snapshot.Epoch,
            parts
        );
        await using var text = await zip.CreateEntry(BackupManifest.Name).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(text, manifest, StoreJson.Options, cancel);
        return manifest;
    }

    private static async Task<BackupPart> Add(
        ZipArchive zip,
        string name,
        IReadOnlyList<string> columns,
        Func<Stream, Task> write,
        CancellationToken cancel
    )
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel);
        await using var counted = new CountedStream(entry);
        await write(counted);
        return counted.As(name, columns);
    }

    private async Task CopyFile(string name, Stream into, CancellationToken cancel)
    {
        await using var file = File.OpenRead(folder.Path(name));
        await file.CopyToAsync(into, cancel);
    }
}
