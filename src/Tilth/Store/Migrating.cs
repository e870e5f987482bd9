using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Tilth.Store;

/// <summary>Brings the database to this program's schema, or refuses in words before a byte is written.</summary>
public sealed class Migrating(Database database, DataFolder folder, TilthStore store, TimeProvider clock)
{
    public static readonly string Version = typeof(Migrating)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    /// <summary>Does what is needed and tells how many steps that were. Takes the folder's lock unless the caller holds it.</summary>
    /// <exception cref="RefusedException">The database is newer than this program, or another process works on it.</exception>
    public async Task<int> Run(bool holdsLock, CancellationToken cancel = default)
    {
        await using var db = database.ForMigration();
        var (applied, missing) = await Compare(db, cancel);
        if (missing > 0)
        {
            using var held = holdsLock ? null : folder.TryLock() ?? throw Busy();
            await database.BeforeMigration(db, applied > 0, cancel);
            await db.Database.MigrateAsync(cancel);
        }
        database.AfterMigration();
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

    private static async Task<List<string>> Applied(TilthDb db, CancellationToken cancel) =>
        await db.Database.CanConnectAsync(cancel) ? [.. await db.Database.GetAppliedMigrationsAsync(cancel)] : [];

    private static RefusedException Newer(string lastVersion) =>
        new(
            $"This data was last written by Tilth {lastVersion}, which is newer than this one ({Version}). "
                + "Nothing was changed. Install that version again, or restore the backup made before the upgrade."
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
