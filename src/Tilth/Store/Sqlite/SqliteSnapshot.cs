using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tilth.Store.Backup;

namespace Tilth.Store.Sqlite;

/// <summary>
/// The database as it was at one instant, copied page by page over a connection of its own (never as a file: that drops the
/// locks of the whole process, and later writes are lost). Writers go on meanwhile; their log grows until the copy is done.
/// </summary>
internal sealed class SqliteSnapshot : Snapshot
{
    public const string Part = "tilth.db";

    // 4 MB: often enough to be stopped, and to tell how far it is.
    private const int PagesAStep = 1024;

    private readonly string _file;

    private SqliteSnapshot(string file) => _file = file;

    public override IReadOnlyList<(string Name, IReadOnlyList<string> Columns)> Parts => [(Part, [])];

    public static Task<Snapshot> Take(string source, string folder, HowFar far, CancellationToken cancel) =>
        Task.Run<Snapshot>(
            () =>
            {
                BackupTarget.MustHaveRoom(folder, new FileInfo(source).Length, "putting a backup together");
                return Copy(source, Path.Combine(folder, Part), far, cancel);
            },
            cancel
        );

    public override async Task Write(string part, Stream to, CancellationToken cancel)
    {
        await using var file = new FileStream(_file, FileMode.Open, FileAccess.Read);
        await file.CopyToAsync(to, 1 << 20, cancel);
    }

    private static SqliteSnapshot Copy(string source, string file, HowFar far, CancellationToken cancel)
    {
        using var from = Open(source, SqliteOpenMode.ReadOnly);
        // One read transaction around it: without it every write of others would begin the copy anew.
        using var instant = from.BeginTransaction(deferred: true);
        Ask(from, "SELECT COUNT(*) FROM sqlite_master", row => row.GetInt64(0));
        SqliteDatabase.MakePrivate(file);
        using var to = Open(file, SqliteOpenMode.ReadWrite);
        // It is synced as a whole when it is done; what a crash leaves of it is thrown away.
        Run(to, "PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF;");
        Pages(from, to, far, cancel);
        Run(to, "PRAGMA journal_mode=DELETE;");
        return new SqliteSnapshot(file)
        {
            Step =
                Ask(to, """SELECT MAX("MigrationId") FROM "__EFMigrationsHistory" """, row => row.GetString(0))
                ?? throw new RefusedException("There is nothing to be kept yet."),
            Version = Ask(to, """SELECT "Version" FROM "Installations" """, row => row.GetString(0)),
            Epoch = Ask(to, """SELECT * FROM "Installations" """, EpochOf),
        };
    }

    private static void Pages(SqliteConnection from, SqliteConnection to, HowFar far, CancellationToken cancel)
    {
        using var backup = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        if (backup.IsInvalid)
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(to.Handle), to.Handle);
        int done;
        do
        {
            cancel.ThrowIfCancellationRequested();
            done = raw.sqlite3_backup_step(backup, PagesAStep);
            var total = raw.sqlite3_backup_pagecount(backup);
            far.Tell(total - raw.sqlite3_backup_remaining(backup), total);
        } while (done == raw.SQLITE_OK);
        if (done != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(done, to.Handle);
    }

    /// <summary>Not every step of the schema has the column.</summary>
    private static Guid? EpochOf(SqliteDataReader row)
    {
        var at = Enumerable.Range(0, row.FieldCount).FirstOrDefault(at => row.GetName(at) == "Epoch", -1);
        return at < 0 || row.IsDBNull(at) ? null : new Guid((byte[])row.GetValue(at), bigEndian: true);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static T? Ask<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0) ? read(reader) : default;
    }

    public override ValueTask DisposeAsync()
    {
        File.Delete(_file);
        return ValueTask.CompletedTask;
    }
}
