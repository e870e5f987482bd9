using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tilth.Store.Backup;

namespace Tilth.Store;

/// <summary>One of the two databases that a copy of Tilth can live in, with what differs between them.</summary>
public abstract class Database : IAsyncDisposable
{
    /// <summary>How many steps the schema has come. Asked inside a write it keeps a migration waiting for the end of it.</summary>
    protected const string StepsTaken = """SELECT COUNT(*) FROM "__EFMigrationsHistory" """;

    private readonly Lazy<int> _stepsKnown;

    protected Database(TilthModel model, bool oneLoopPerSpace, TimeProvider clock)
    {
        (Model, Clock) = (model, clock);
        Loops = new WriteLoops(Begin, oneLoopPerSpace, clock);
        _stepsKnown = new Lazy<int>(CountKnown);
    }

    protected TilthModel Model { get; }

    protected TimeProvider Clock { get; }

    internal WriteLoops Loops { get; }

    /// <summary>False where nothing has begun yet: no file, no database. Makes none.</summary>
    /// <exception cref="StoreUnavailableException">Nobody can tell: it is not reached, or lets nobody in.</exception>
    public abstract Task<bool> IsThere(CancellationToken cancel);

    /// <summary>Which database answers, and in which version.</summary>
    public async Task<string> ServerVersion(CancellationToken cancel)
    {
        await using var db = Query(null);
        await db.Database.OpenConnectionAsync(cancel);
        return $"{Name} {db.Database.GetDbConnection().ServerVersion}";
    }

    /// <summary>True once the disk has failed it in a way that somebody has to look at; until then it should not be relied on.</summary>
    public virtual bool HasFailed => false;

    /// <summary>What people call it.</summary>
    public abstract string Name { get; }

    /// <summary>Where it is, as a person would say it; no secret in it.</summary>
    public abstract string Place { get; }

    /// <summary>A context for questions: nothing is tracked, nothing can be saved.</summary>
    internal abstract TilthDb Query(Me? me);

    /// <summary>From its next question on the context sees the record as it is then, until it is disposed.</summary>
    internal abstract Task HoldStill(TilthDb db, CancellationToken cancel);

    /// <summary>Opens the next writing transaction of a space (SQLite: of the whole file), waiting a few seconds for others.</summary>
    protected abstract Task<WriteGroup> Begin(int space, CancellationToken cancel);

    /// <summary>A context that may change the schema; used only while nothing else runs.</summary>
    internal abstract TilthDb ForMigration();

    /// <summary>What must happen before a migration: no lock left behind by a crash.</summary>
    internal abstract Task BeforeMigration(TilthDb db, CancellationToken cancel);

    /// <summary>Roughly how many bytes it takes.</summary>
    internal abstract Task<long> Size(CancellationToken cancel);

    /// <summary>All it holds at this instant, while others go on writing. The folder is for what has to lie somewhere meanwhile.</summary>
    internal abstract Task<Snapshot> Freeze(string folder, HowFar far, CancellationToken cancel);

    /// <summary>An empty database of this kind beside the record; one of a single file lies in the folder.</summary>
    internal abstract Task<Beside> OpenBeside(string folder, CancellationToken cancel);

    /// <summary>Whether the restore that began this life of the copy got as far as the database; a file is put there with the others.</summary>
    internal virtual Task<bool> Lives(Guid epoch, CancellationToken cancel) => Task.FromResult(true);

    /// <summary>After somebody was erased: what the database itself may still keep of them beside its tables is overwritten, as far as it can.</summary>
    internal abstract Task Scrub(CancellationToken cancel);

    /// <summary>Structural damage that the database itself can find; empty when sound.</summary>
    internal abstract Task<IReadOnlyList<string>> Damage(CancellationToken cancel);

    /// <summary>Looked at by every write: a newer program, on another machine perhaps, may have migrated while this one ran.</summary>
    /// <exception cref="StoreUnavailableException">The schema has come further than this program knows.</exception>
    protected void MustKnow(object? stepsTaken)
    {
        if (Convert.ToInt32(stepsTaken, CultureInfo.InvariantCulture) > _stepsKnown.Value)
            throw new StoreUnavailableException(
                $"A newer Tilth than this one ({Migrating.Version}) has taken this data over. Nothing of this was saved; stop this one and use the newer."
            );
    }

    private int CountKnown()
    {
        using var db = Query(null);
        return db.Database.GetMigrations().Count();
    }

    internal static async Task Execute(DbConnection connection, string sql, CancellationToken cancel = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    protected static DbContextOptionsBuilder<T> Options<T>()
        where T : TilthDb => new DbContextOptionsBuilder<T>().AddInterceptors(OnlyTracked.Instance);

    public async ValueTask DisposeAsync()
    {
        await Loops.DisposeAsync();
        await Close();
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask Close();
}
