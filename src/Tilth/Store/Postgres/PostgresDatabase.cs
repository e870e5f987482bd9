using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Tilth.Store.Postgres;

/// <summary>A copy of Tilth in PostgreSQL: one writing loop per active space, in every process, behind a lock on the space.</summary>
public sealed class PostgresDatabase : Database
{
    // The first half of the advisory lock's key, so that no other program on the server shares it by chance.
    private const int LockClass = 0x71_17_48;

    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<PostgresTilthDb> _reading;
    private readonly DbContextOptions<PostgresTilthDb> _writing;

    public PostgresDatabase(string connection, TilthModel model, TimeProvider clock)
        : base(model, oneLoopPerSpace: true, clock)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 100 };
        Place = $"PostgreSQL {settings.Database} on {settings.Host}";
        _source = NpgsqlDataSource.Create(settings);
        _reading = Options<PostgresTilthDb>()
            .UseNpgsql(_source)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
        _writing = Options<PostgresTilthDb>().UseNpgsql().Options;
    }

    protected override string Name => "PostgreSQL";

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

    internal override Task BeforeMigration(TilthDb db, bool hasData, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>PostgreSQL guards its own pages; broken references cannot be stored.</summary>
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
