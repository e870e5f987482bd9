using Microsoft.EntityFrameworkCore;
using Tilth.Store.Erasure;

namespace Tilth.Store.Backup;

/// <summary>
/// Puts a backup in the place of what is here: first beside it, brought up to this program and looked over, and then at once.
/// Whenever it ends, the old copy is there or the new one. From then on nothing goes out until the operator lets it.
/// </summary>
public sealed class Restore(
    Database database,
    DataFolder folder,
    Rehearse rehearse,
    RestoreJournal journal,
    IEnumerable<AtRestore> rooms,
    IEnumerable<AtErase> erasing,
    TimeProvider clock
)
{
    /// <param name="Aside">Where what was here before is kept; null where nothing was.</param>
    /// <param name="Findings">What is not as it should be in the record that came back; it was so in the backup.</param>
    public sealed record Restored(BackupManifest Manifest, string? Aside, IReadOnlyList<string> Findings);

    /// <exception cref="RefusedException">It may not or cannot be restored; what was here is as it was.</exception>
    public async Task<Restored> Do(string path, string? passphrase, bool replace, CancellationToken cancel = default)
    {
        // Read before anything is made here: a wrong file leaves no trace.
        await using var backup = await BackupFile.Open(path, passphrase, cancel);
        rehearse.MustFit(backup.Manifest);
        using var held =
            await folder.TryLock(cancel)
            ?? throw new RefusedException("A server is running on this data folder. Stop it, and restore then.");
        await journal.Finish(cancel);
        var isEmpty = !await IsSomethingHere(cancel);
        if (!isEmpty && !replace)
            throw new RefusedException(
                $"There is a copy of Tilth at {database.Place} already. Nothing was changed. To put the backup in its place, and keep what is there aside: --replace"
            );
        var (epoch, now) = (NewId.At(clock.GetUtcNow()), clock.GetUtcNow());
        var aside = $"before_restore_{now:yyyyMMdd_HHmmss}";
        IReadOnlyList<string> findings;
        await using (var beside = await database.OpenBeside(journal.NewFolder(), cancel))
        {
            await Files(backup, cancel);
            findings = await Bring(beside, backup, epoch, now, cancel);
            await beside.Settle();
            journal.Begin(epoch, aside);
            await beside.PutInPlace(aside, CancellationToken.None);
        }
        await journal.Finish(CancellationToken.None);
        return new Restored(backup.Manifest, isEmpty ? null : Kept(aside), findings);
    }

    private string Kept(string aside) =>
        Directory.Exists(folder.Path(aside)) ? folder.Path(aside) : $"{database.Place}, schema {aside}";

    private async Task<bool> IsSomethingHere(CancellationToken cancel)
    {
        if (!await database.IsThere(cancel))
            return File.Exists(folder.Path(BackupPart.Key));
        await using var db = database.Query(null);
        return File.Exists(folder.DatabaseFile) || (await db.Database.GetAppliedMigrationsAsync(cancel)).Any();
    }

    private async Task<IReadOnlyList<string>> Bring(
        Beside beside,
        BackupFile backup,
        Guid epoch,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        await Rehearse.Bring(beside, backup, new HowFar(), cancel);
        if (await beside.Database.Damage(cancel) is { Count: > 0 } damage)
            throw new RefusedException(
                $"What is in this backup is damaged ({damage[0]}). Nothing was changed; take an older one."
            );
        await new TilthStore(beside.Database, clock, []).WriteOwn(
            async db =>
            {
                foreach (var room in rooms)
                    await room.Do(db, now);
                var row = await db.Set<Installation>().SingleOrDefaultAsync();
                // None is there where the process ended just before it signed.
                if (row is null)
                    db.Add(row = Installation.New(backup.Manifest.Version, now));
                row.Restored(epoch, now);
                return true;
            },
            cancel
        );
        await rehearse.EraseAgain(beside, new DataFolder(journal.Folder), Erased(), erasing, cancel);
        return await rehearse.Findings(beside, cancel);
    }

    /// <summary>Who was erased, by what came with the backup and what stands here: the one may be older than the other.</summary>
    private IReadOnlyList<ErasedLine> Erased()
    {
        var came = ErasedFile.Read(new DataFolder(journal.Folder).Path(ErasedFile.Name));
        return came.Count > 0 ? came : ErasedFile.Read(folder.Path(ErasedFile.Name));
    }

    /// <summary>The key as it was; of what was erased, what either says: it must not come back.</summary>
    private async Task Files(BackupFile backup, CancellationToken cancel)
    {
        foreach (var part in backup.Manifest.Parts.Where(part => part.Name is BackupPart.Key or BackupPart.Erased))
        {
            await using var file = new DataFolder(journal.Folder).CreatePrivate(part.Name);
            await backup.Copy(part, file, cancel);
            if (part.Name == BackupPart.Erased && File.Exists(folder.Path(part.Name)))
                await file.WriteAsync(await File.ReadAllBytesAsync(folder.Path(part.Name), cancel), cancel);
            file.Flush(flushToDisk: true);
        }
    }
}
