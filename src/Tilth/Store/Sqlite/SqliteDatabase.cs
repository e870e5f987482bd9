using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;
using Tilth.Store.Backup;

namespace Tilth.Store.Sqlite;

/// <summary>A copy of Tilth in one SQLite file: one connection writes, others read beside it.</summary>
public sealed class SqliteDatabase : Database
{
    // A deferred wait for a lock ends after this many seconds; without it the driver retries for half a minute.
    private const int SecondsForALock = 5;

    private readonly string _file;
    private readonly ILogger<SqliteDatabase> _log;
    private readonly DiskErrors _disk;
    private readonly DbContextOptions<SqliteTilthDb> _reading;
    private readonly SqliteConnection _writer;
    private readonly DbContextOptions<SqliteTilthDb> _writing;
    private ActFrame? _frame;
    private SqliteRows? _rows;
    private SqliteCommand? _steps;

    public SqliteDatabase(string file, TilthModel model, TimeProvider clock, ILogger<SqliteDatabase> log)
        : base(model, oneLoopPerSpace: false, clock)
    {
        (_file, _log) = (file, log);
        _disk = new DiskErrors(log);
        _reading = Options<SqliteTilthDb>()
            .UseSqlite(Connection(SqliteOpenMode.ReadOnly, pooling: true), ListsAsOne)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new ReaderCache())
            .Options;
        _writer = new SqliteConnection(Connection(SqliteOpenMode.ReadWriteCreate, pooling: false));
        _writing = Options<SqliteTilthDb>().UseSqlite(_writer, ListsAsOne).Options;
    }

    public override string Name => "SQLite";

    public override string Place => _file;

    /// <summary>A file without a byte is what a first start left that ended at once.</summary>
    public override Task<bool> IsThere(CancellationToken cancel) =>
        Task.FromResult(new FileInfo(_file) is { Exists: true, Length: > 0 } || Directory.Exists(_file));

    public override bool HasFailed => _disk.Any;

    internal override TilthDb Query(Me? me) => new SqliteTilthDb(_reading, Model, me);

    /// <summary>Deferred: what EF begins by itself asks for the right to write.</summary>
    internal override async Task HoldStill(TilthDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await db.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), cancel);
    }

    internal override TilthDb ForMigration() => new SqliteTilthDb(_writing, Model, null) { MaySave = true };

    protected override async Task<WriteGroup> Begin(int space, CancellationToken cancel)
    {
        if (_disk.LostSync)
            throw new StoreUnavailableException(
                "The disk failed to keep something, and until whoever runs Tilth has looked at it nothing is written. "
                    + "Nothing of this was saved."
            );
        await Open(cancel);
        var transaction = _writer.BeginTransaction(deferred: false);
        try
        {
            await MustKnowSchema(transaction, cancel);
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
        _frame ??= new ActFrame(_writer, Column);
        _frame.Enlist(transaction);
        _rows ??= new SqliteRows(_writer);
        return new SqliteWriteGroup(_writer, transaction, _frame, _rows, me => new SqliteTilthDb(_writing, Model, me));
    }

    private async Task MustKnowSchema(SqliteTransaction transaction, CancellationToken cancel)
    {
        _steps ??= new SqliteCommand(StepsTaken, _writer);
        _steps.Transaction = transaction;
        MustKnow(await _steps.ExecuteScalarAsync(cancel));
    }

    internal override async Task BeforeMigration(TilthDb db, CancellationToken cancel)
    {
        await Open(cancel);
        // A process killed in the middle of a migration leaves its row here, and EF would wait for it for ever.
        await Execute(
            _writer,
            """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL)""",
            cancel
        );
        await Execute(_writer, """DELETE FROM "__EFMigrationsLock" """, cancel);
    }

    internal override Task<long> Size(CancellationToken cancel) =>
        Task.FromResult(
            new[] { _file, $"{_file}-wal" }
                .Select(file => new FileInfo(file))
                .Where(file => file.Exists)
                .Sum(file => file.Length)
        );

    internal override Task<Snapshot> Freeze(string folder, HowFar far, CancellationToken cancel) =>
        SqliteSnapshot.Take(_file, folder, far, cancel);

    internal override Task<Beside> OpenBeside(string folder, CancellationToken cancel) =>
        Task.FromResult<Beside>(
            new SqliteBeside(new SqliteDatabase(Path.Combine(folder, SqliteSnapshot.Part), Model, Clock, _log), folder)
        );

    internal override async Task<IReadOnlyList<string>> Damage(CancellationToken cancel)
    {
        try
        {
            await using var connection = new SqliteConnection(Connection(SqliteOpenMode.ReadOnly, pooling: false));
            await connection.OpenAsync(cancel);
            return
            [
                .. await Lines(connection, "PRAGMA integrity_check", cancel),
                .. await Lines(connection, "PRAGMA foreign_key_check", cancel),
            ];
        }
        catch (SqliteException damage) when (StoreUnavailable.IsDamage(damage))
        {
            return [damage.Message];
        }
    }

    /// <summary>What is overwritten in the file still stands in its log until that is folded in and emptied, which waits for readers.</summary>
    internal override async Task Scrub(CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(Connection(SqliteOpenMode.ReadWrite, pooling: false));
        await connection.OpenAsync(cancel);
        await Lines(connection, "PRAGMA secure_delete=ON", cancel);
        await Lines(connection, "PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }

    /// <summary>The writer goes last: the last connection folds the log into the file, and a reader may not.</summary>
    protected override async ValueTask Close()
    {
        _rows?.Dispose();
        _steps?.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(Connection(SqliteOpenMode.ReadOnly, pooling: true)));
        await _writer.DisposeAsync();
        _disk.Dispose();
    }

    /// <summary>A list in a query is one parameter, so that a query of a thousand keys is not another query than one of two.</summary>
    private static void ListsAsOne(SqliteDbContextOptionsBuilder options) =>
        options.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    private static async Task<List<string>> Lines(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancel))
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at).ToString());
            lines.Add(string.Join(' ', cells));
        }
        return lines is ["ok"] ? [] : lines;
    }

    private async Task Open(CancellationToken cancel)
    {
        if (_writer.State == System.Data.ConnectionState.Open)
            return;
        MakePrivate(_file);
        await _writer.OpenAsync(cancel);
        // FULL: what was acknowledged survives a power cut. secure_delete: what was erased is overwritten.
        await Execute(
            _writer,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-64000;",
            cancel
        );
    }

    /// <summary>The owner alone may read it; the files beside it take the same rights.</summary>
    internal static void MakePrivate(string file)
    {
        if (OperatingSystem.IsWindows())
            return;
        if (!File.Exists(file))
            File.Create(file).Dispose();
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private string Connection(SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = _file,
            Mode = mode,
            Pooling = pooling,
            DefaultTimeout = SecondsForALock,
        }.ToString();

    private static object Column(object? value) =>
        value switch
        {
            null => DBNull.Value,
            Guid id => id.ToByteArray(bigEndian: true),
            DateTimeOffset at => at.UtcTicks,
            _ => value,
        };

    private sealed class SqliteWriteGroup(
        SqliteConnection connection,
        SqliteTransaction transaction,
        ActFrame frame,
        SqliteRows rows,
        Func<Me?, SqliteTilthDb> context
    ) : WriteGroup(connection, transaction)
    {
        internal override ActFrame Frame => frame;

        internal override Task Insert(IEntityType type, IReadOnlyList<object> many)
        {
            rows.Insert(type, many);
            return Task.CompletedTask;
        }

        protected override bool IsLost => raw.sqlite3_get_autocommit(connection.Handle) != 0;

        internal override TilthDb Context(Me? me)
        {
            var db = context(me);
            db.Database.AutoSavepointsEnabled = false;
            db.Database.UseTransaction(Transaction);
            return db;
        }
    }
}
