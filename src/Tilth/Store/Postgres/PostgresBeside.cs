using System.Globalization;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Tilth.Store.Backup;

namespace Tilth.Store.Postgres;

/// <summary>A schema of its own in the same database: whoever owns the database may make one, and its tables move in one transaction.</summary>
internal sealed class PostgresBeside(NpgsqlDataSource source, PostgresDatabase database, string schema) : Beside
{
    private const string Prefix = "tilth_scratch_",
        Moment = "yyyyMMddHHmmss";

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    public override Database Database => database;

    /// <summary>Makes it, and throws away those that crashes left behind.</summary>
    public static async Task<string> Schema(NpgsqlDataSource source, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var oldest = Prefix + (now - Forgotten).ToString(Moment, CultureInfo.InvariantCulture);
        foreach (
            var left in await Names(
                connection,
                $"SELECT nspname::text FROM pg_namespace WHERE nspname ~ '^{Prefix}[0-9]' AND nspname::text < '{oldest}'",
                cancel
            )
        )
            await Database.Execute(connection, $"DROP SCHEMA {PostgresSnapshot.Quoted(left)} CASCADE", cancel);
        var schema = $"{Prefix}{now.ToString(Moment, CultureInfo.InvariantCulture)}_{NewId.At(now):N}"[..60];
        await Database.Execute(connection, $"CREATE SCHEMA {schema}", cancel);
        return schema;
    }

    public override async Task Load(BackupFile backup, HowFar far, CancellationToken cancel)
    {
        await using (var db = database.ForMigration())
            await db.GetService<IMigrator>().MigrateAsync(backup.Manifest.Step, cancel);
        await using var connection = await database.Source.OpenConnectionAsync(cancel);
        // With references in the way the tables would have to come in an order; put back, they are looked at all at once.
        var references = await Names(
            connection,
            """
            SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || quote_ident(conname) || '|'
                || 'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
            FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
            """,
            cancel
        );
        foreach (var reference in references)
            await Database.Execute(connection, reference.Split('|')[0], cancel);
        var (done, total) = (0L, backup.Manifest.Parts.Sum(part => part.Length));
        foreach (var part in backup.Manifest.Parts.Where(PostgresSnapshot.IsTable))
        {
            await Load(connection, backup, part, cancel);
            far.Tell(done += part.Length, total);
        }
        foreach (var reference in references)
            await Database.Execute(connection, reference.Split('|')[1], cancel);
        await GoOnCounting(connection, cancel);
    }

    public override async Task PutInPlace(string aside, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var whole = await connection.BeginTransactionAsync(cancel);
        var place = PostgresSnapshot.Quoted((await Names(connection, "SELECT current_schema()::text", cancel))[0]);
        var old = await Tables(connection, "current_schema()", cancel);
        if (old.Count > 0)
            await Database.Execute(connection, $"CREATE SCHEMA {PostgresSnapshot.Quoted(aside)}", cancel);
        foreach (var table in old)
            await Move(table, place, PostgresSnapshot.Quoted(aside));
        foreach (var table in await Tables(connection, $"'{schema}'", cancel))
            await Move(table, schema, place);
        await whole.CommitAsync(cancel);

        Task Move(string table, string from, string to) =>
            Database.Execute(
                connection,
                $"ALTER TABLE {from}.{PostgresSnapshot.Quoted(table)} SET SCHEMA {to}",
                cancel
            );
    }

    private static async Task Load(
        NpgsqlConnection connection,
        BackupFile backup,
        BackupPart part,
        CancellationToken cancel
    )
    {
        var table = PostgresSnapshot.Quoted(PostgresSnapshot.TableOf(part));
        await Database.Execute(connection, $"TRUNCATE {table}", cancel);
        var columns = string.Join(", ", part.Columns.Select(PostgresSnapshot.Quoted));
        await using var rows = await connection.BeginRawBinaryCopyAsync(
            $"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)",
            cancel
        );
        await backup.Copy(part, rows, cancel);
        await rows.DisposeAsync();
        await Database.Execute(connection, $"ANALYZE {table}", cancel);
    }

    /// <summary>A column that the database numbers goes on after the last number.</summary>
    private static async Task GoOnCounting(NpgsqlConnection connection, CancellationToken cancel)
    {
        foreach (
            var numbered in await Names(
                connection,
                """
                SELECT format(
                    'SELECT setval(pg_get_serial_sequence(%L, %L), GREATEST((SELECT MAX(%I) FROM %s), 1), (SELECT COUNT(*) > 0 FROM %s))',
                    c.oid::regclass::text, a.attname, a.attname, c.oid::regclass, c.oid::regclass)
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE a.attidentity <> '' AND c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
                """,
                cancel
            )
        )
            await Database.Execute(connection, numbered, cancel);
    }

    private static Task<List<string>> Tables(NpgsqlConnection connection, string of, CancellationToken cancel) =>
        Names(connection, $"SELECT tablename::text FROM pg_tables WHERE schemaname = {of} ORDER BY tablename", cancel);

    private static async Task<List<string>> Names(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var names = new List<string>();
        while (await reader.ReadAsync(cancel))
            names.Add(reader.GetString(0));
        return names;
    }

    public override async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await using var connection = await source.OpenConnectionAsync();
        await Database.Execute(connection, $"DROP SCHEMA IF EXISTS {schema} CASCADE");
    }
}
