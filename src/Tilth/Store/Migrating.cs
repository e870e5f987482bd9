using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Tilth.Store.Backup;

namespace Tilth.Store;

/// <summary>Brings the database to this program's schema, or refuses in words before a byte is written.</summary>
public sealed class Migrating(
    Database database,
    DataFolder folder,
    TilthStore store,
    RestoreJournal journal,
    BackupBeforeUpgrade kept,
    TimeProvider clock
)
{
    public static readonly string Version = typeof(Migrating)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    /// <summary>Does what is needed and tells how many steps that were. Takes the folder's lock unless the caller holds it.</summary>
    /// <exception cref="RefusedException">The database is newer than this program, or another process works on it.</exception>
    public Task<int> Run(bool holdsLock, CancellationToken cancel = default) => Run(holdsLock, mayBegin: true, cancel);

    /// <summary>The same for whoever only looks: a copy that has not begun is not begun by a look at it.</summary>
    /// <exception cref="RefusedException">There is no copy here.</exception>
    public Task<int> RunIfBegun(CancellationToken cancel = default) => Run(holdsLock: false, mayBegin: false, cancel);

    private async Task<int> Run(bool holdsLock, bool mayBegin, CancellationToken cancel)
    {
        await journal.FinishIfCut(holdsLock, cancel);
        // The writer asks, and first: closing behind it folds what a crash left in the log into the file.
        await using var db = database.ForMigration();
        var (applied, missing) = await Compare(db, cancel);
        if (applied == 0 && !mayBegin)
            throw await NotBegun(cancel);
        if (missing > 0)
        {
            using var held = holdsLock ? null : await folder.TryLock(cancel) ?? throw Busy();
            if (applied > 0)
                await kept.Make(cancel);
            await database.BeforeMigration(db, cancel);
            await db.Database.MigrateAsync(cancel);
        }
        kept.IsOver();
        // Also when nothing was missing: the process may have ended between the last step and this.
        if (await LastVersion(cancel) != Version)
            await Sign(cancel);
        return missing;
    }

    /// <summary>How many steps the database is behind this program; changes nothing.</summary>
    /// <exception cref="RefusedException">The database is newer than this program.</exception>
    public async Task<int> Missing(CancellationToken cancel = default)
    {
        await using var db = database.Query(null);
        return (await Compare(db, cancel)).Missing;
    }

    private async Task<(int Applied, int Missing)> Compare(TilthDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = await Applied(db, cancel);
        if (applied.Except(known, StringComparer.Ordinal).Any())
            throw Newer(await LastVersion(cancel));
        return (applied.Count, known.Except(applied, StringComparer.Ordinal).Count());
    }

    private static RefusedException Busy() =>
        new("This copy needs a migration, but a server is running on it. Stop the server and try again.");

    /// <summary>Asked for its steps, a file that cannot be opened seems to be none; opened, it says why.</summary>
    private async Task<RefusedException> NotBegun(CancellationToken cancel)
    {
        if (await database.IsThere(cancel))
            await database.ServerVersion(cancel);
        return new RefusedException(
            $"There is no copy of Tilth at {database.Place}. Is that the right place? A new one begins with: tilth user add EMAIL"
        );
    }

    private async Task<List<string>> Applied(TilthDb db, CancellationToken cancel) =>
        await database.IsThere(cancel) ? [.. await db.Database.GetAppliedMigrationsAsync(cancel)] : [];

    private RefusedException Newer(string lastVersion) =>
        new(
            $"This data was last written by Tilth {lastVersion}, which is newer than this one ({Version}). "
                + "Nothing was changed. Install that version again, or restore the backup made before the upgrade"
                + (kept.Last is { } path ? $": {path}" : ".")
        );

    private async Task<string> LastVersion(CancellationToken cancel)
    {
        await using var db = database.Query(null);
        return await db.Set<Installation>().Select(row => row.Version).FirstOrDefaultAsync(cancel) ?? "(unknown)";
    }

    private Task<bool> Sign(CancellationToken cancel) =>
        store.WriteOwn(
            async db =>
            {
                var row = await db.Set<Installation>().FirstOrDefaultAsync(cancel);
                if (row is null)
                    db.Add(Installation.New(Version, clock.GetUtcNow()));
                row?.WrittenBy(Version);
                return true;
            },
            cancel
        );
}
