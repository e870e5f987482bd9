using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Tilth.Store.Backup;

namespace Tilth.Store.Postgres;

/// <summary>A copy of Tilth in PostgreSQL: one writing loop per active space, in every process, behind a lock on the space.</summary>
public sealed class PostgresDatabase : Database
{
    // The first half of the advisory lock's key, so that no other program on the server shares it by chance.
    private const int LockClass = 0x71_17_48;

    private readonly string _connection;
    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<PostgresTilthDb> _reading;
    private readonly DbContextOptions<PostgresTilthDb> _writing;

    public PostgresDatabase(string connection, TilthModel model, TimeProvider clock, string? schema = null)
        : base(model, oneLoopPerSpace: true, clock)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 100 };
        if (schema is not null)
            settings.SearchPath = schema;
        _connection = connection;
        Place = $"PostgreSQL {settings.Database} on {settings.Host}";
        _source = NpgsqlDataSource.Create(settings);
        _reading = Options<PostgresTilthDb>()
            .UseNpgsql(_source, options => options.MigrationsHistoryTable(HistoryRepository.DefaultTableName, schema))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
        _writing = Options<PostgresTilthDb>().UseNpgsql().Options;
    }

    public override string Name => "PostgreSQL";

    public override string Place { get; }

    public override async Task<bool> IsThere(CancellationToken cancel)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancel);
            return true;
        }
        catch (PostgresException none) when (none.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
        catch (PostgresException refused)
        {
            throw new StoreUnavailableException($"The database does not let Tilth in: {refused.MessageText}", refused);
        }
    }

    internal override TilthDb Query(Me? me) => new PostgresTilthDb(_reading, Model, me);

    internal override Task HoldStill(TilthDb db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);

    internal override TilthDb ForMigration() => new PostgresTilthDb(_reading, Model, null) { MaySave = true };

    protected override async Task<WriteGroup> Begin(int space, CancellationToken cancel)
    {
        var connection = await _source.OpenConnectionAsync(cancel);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancel);
            await Take(connection, transaction, space, cancel);
            return new PostgresWriteGroup(connection, transaction, me => new PostgresTilthDb(_writing, Model, me));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Locks the space, and asks in the same breath how far the schema has come.</summary>
    private async Task Take(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        int space,
        CancellationToken cancel
    )
    {
        await using var take = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new(StepsTaken),
                new("SELECT pg_advisory_xact_lock(@class, @space)")
                {
                    Parameters = { new("class", LockClass), new("space", space) },
                },
            },
        };
        MustKnow(await take.ExecuteScalarAsync(cancel));
    }

    internal override Task BeforeMigration(TilthDb db, CancellationToken cancel) => Task.CompletedTask;

    internal override async Task<long> Size(CancellationToken cancel)
    {
        await using var size = _source.CreateCommand(
            "SELECT COALESCE(SUM(pg_total_relation_size(oid)), 0)::bigint FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
        );
        return (long)(await size.ExecuteScalarAsync(cancel))!;
    }

    internal override async Task<Snapshot> Freeze(string folder, HowFar far, CancellationToken cancel) =>
        await PostgresSnapshot.Take(_source, cancel);

    internal override async Task<Beside> OpenBeside(string folder, CancellationToken cancel)
    {
        var schema = await PostgresBeside.Schema(_source, Clock.GetUtcNow(), cancel);
        return new PostgresBeside(_source, new PostgresDatabase(_connection, Model, Clock, schema), schema);
    }

    internal override async Task<bool> Lives(Guid epoch, CancellationToken cancel)
    {
        if (!await IsThere(cancel))
            return false;
        // What is there may be older than the column, or nothing.
        await using var begun = _source.CreateCommand("""SELECT to_regclass('"Installations"') IS NOT NULL""");
        if (await begun.ExecuteScalarAsync(cancel) is not true)
            return false;
        await using var life = _source.CreateCommand("""SELECT to_jsonb(one)->>'Epoch' FROM "Installations" one""");
        return await life.ExecuteScalarAsync(cancel) is string said && Guid.Parse(said) == epoch;
    }

    /// <summary>Connections for what is no question and no write.</summary>
    internal NpgsqlDataSource Source => _source;

    /// <summary>PostgreSQL guards its own pages; broken references cannot be stored.</summary>
    /// <summary>PostgreSQL writes over what is gone as it needs the room; docs/operating/security.md tells how to have it at once.</summary>
    internal override Task Scrub(CancellationToken cancel) => Task.CompletedTask;

    internal override Task<IReadOnlyList<string>> Damage(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    protected override ValueTask Close() => _source.DisposeAsync();

    private static object Column(object? value) =>
        value switch
        {
            null => DBNull.Value,
            DateTimeOffset at => at.UtcTicks,
            _ => value,
        };

    private sealed class PostgresWriteGroup(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        Func<Me?, PostgresTilthDb> context
    ) : WriteGroup(connection, transaction)
    {
        internal override ActFrame Frame { get; } = new(connection, Column);

        internal override Task Insert(IEntityType type, IReadOnlyList<object> rows) =>
            PostgresRows.Insert(connection, type, rows);

        protected override bool IsLost => connection.State != System.Data.ConnectionState.Open;

        internal override TilthDb Context(Me? me)
        {
            var db = context(me);
            db.Database.AutoSavepointsEnabled = false;
            db.Database.SetDbConnection(connection);
            db.Database.UseTransaction(Transaction);
            return db;
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
