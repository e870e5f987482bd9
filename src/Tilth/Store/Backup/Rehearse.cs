using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Tilth.Store.Erasure;

namespace Tilth.Store.Backup;

/// <summary>Restores a backup beside the record, brings it to this program's schema and looks it over: what has been done once can be done again.</summary>
public sealed class Rehearse(
    Database database,
    DataFolder folder,
    IEnumerable<Derivation> derivations,
    TimeProvider clock
)
{
    private readonly IReadOnlyList<Derivation> _derivations = [.. derivations];

    /// <summary>Every finding in a sentence; empty where it came back whole.</summary>
    /// <exception cref="RefusedException">The file is damaged, locked, of the other database, or of a newer program.</exception>
    public Task<IReadOnlyList<string>> Do(
        string path,
        string? passphrase,
        HowFar far,
        CancellationToken cancel = default
    ) => Beside(path, passphrase, far, beside => Findings(beside, cancel), cancel);

    /// <summary>Tries only whether it comes back and takes the steps to this program's schema.</summary>
    /// <exception cref="RefusedException">It does not, and why.</exception>
    internal async Task Upgrade(string path, string? passphrase, CancellationToken cancel)
    {
        try
        {
            var damage = await Beside(path, passphrase, new HowFar(), beside => beside.Database.Damage(cancel), cancel);
            if (damage.Count > 0)
                throw new RefusedException($"The database is damaged ({damage[0]}). This tells more: tilth verify");
        }
        catch (DbException error)
        {
            throw new RefusedException($"The upgrade does not get through with this data: {error.Message}");
        }
    }

    private async Task<IReadOnlyList<string>> Beside(
        string path,
        string? passphrase,
        HowFar far,
        Func<Beside, Task<IReadOnlyList<string>>> look,
        CancellationToken cancel
    )
    {
        await using var backup = await BackupFile.Open(path, passphrase, cancel);
        MustFit(backup.Manifest);
        using var scratch = ScratchFolder.Take(folder);
        await using var beside = await database.OpenBeside(scratch.Path, cancel);
        far.Between(50, 70);
        await Bring(beside, backup, far, cancel);
        far.Between(70, 100);
        return await look(beside);
    }

    /// <exception cref="RefusedException">It is of the other database, or of a newer program.</exception>
    internal void MustFit(BackupManifest manifest)
    {
        using var db = database.Query(null);
        if (manifest.Format > BackupManifest.Newest || !db.Database.GetMigrations().Contains(manifest.Step))
            throw new RefusedException(
                $"This backup was made by Tilth {manifest.Version}, which is newer than this one ({Migrating.Version}). "
                    + "Nothing was changed. Install that version or a newer one, and restore it with that."
            );
        if (manifest.Database != database.Name)
            throw new RefusedException(
                $"This backup comes from {manifest.Database}, and this copy is kept in {database.Name}. It goes back only where it came from: "
                    + (
                        manifest.Database == "PostgreSQL"
                            ? "name an empty PostgreSQL database in TILTH_DATABASE. Nothing was changed."
                            : "leave TILTH_DATABASE out. Nothing was changed."
                    )
            );
    }

    /// <summary>Fills it from the backup, and takes the steps that have come since.</summary>
    internal static async Task Bring(Beside beside, BackupFile backup, HowFar far, CancellationToken cancel)
    {
        await beside.Load(backup, far, cancel);
        await using var db = beside.Database.ForMigration();
        await beside.Database.BeforeMigration(db, cancel);
        await db.Database.MigrateAsync(cancel);
    }

    /// <summary>Before anybody sees what was restored: who was erased since is erased in it too.</summary>
    internal Task EraseAgain(
        Beside beside,
        DataFolder at,
        IReadOnlyList<ErasedLine> lines,
        IEnumerable<AtErase> rooms,
        CancellationToken cancel
    ) =>
        new Erasing(
            new TilthStore(beside.Database, clock, _derivations),
            beside.Database,
            at,
            new EveryBook(beside.Database),
            rooms,
            clock
        ).Again(lines, cancel);

    internal Task<IReadOnlyList<string>> Findings(Beside beside, CancellationToken cancel) =>
        new Verify(beside.Database, _derivations).Run(cancel);
}
