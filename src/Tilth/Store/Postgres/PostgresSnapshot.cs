using System.Data;
using Npgsql;
using Tilth.Store.Backup;

namespace Tilth.Store.Postgres;

/// <summary>All tables as they were at one instant: one transaction that sees no later commit, and COPY for each table.</summary>
internal sealed class PostgresSnapshot : Snapshot
{
    private const string Folder = "tables/";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _instant;
    private readonly IReadOnlyList<(string Name, IReadOnlyList<string> Columns)> _parts;

    private PostgresSnapshot(
        NpgsqlConnection connection,
        NpgsqlTransaction instant,
        IReadOnlyList<(string Name, IReadOnlyList<string> Columns)> parts
    ) => (_connection, _instant, _parts) = (connection, instant, parts);

    public override IReadOnlyList<(string Name, IReadOnlyList<string> Columns)> Parts => _parts;

    public static string TableOf(BackupPart part) => part.Name[Folder.Length..];

    public static bool IsTable(BackupPart part) => part.Name.StartsWith(Folder, StringComparison.Ordinal);

    public static async Task<PostgresSnapshot> Take(NpgsqlDataSource source, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            var instant = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            await Database.Execute(connection, "SET TRANSACTION READ ONLY", cancel);
            var tables = await Tables(connection, cancel);
            if (!tables.Any(table => table.Name == Folder + "__EFMigrationsHistory"))
                throw new RefusedException("There is nothing to be kept yet.");
            var hasEpoch = tables.Any(table =>
                table.Name == Folder + "Installations" && table.Columns.Contains("Epoch")
            );
            return new PostgresSnapshot(
                connection,
                instant,
                [.. tables.Where(table => table.Name != Folder + "__EFMigrationsHistory")]
            )
            {
                Step = (string)
                    (await Ask(connection, """SELECT MAX("MigrationId") FROM "__EFMigrationsHistory" """, cancel))!,
                Version = await Ask(connection, """SELECT "Version" FROM "Installations" """, cancel) as string,
                Epoch = hasEpoch
                    ? await Ask(connection, """SELECT "Epoch" FROM "Installations" """, cancel) as Guid?
                    : null,
            };
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task Write(string part, Stream to, CancellationToken cancel)
    {
        var (name, columns) = _parts.First(table => table.Name == part);
        await using var rows = await _connection.BeginRawBinaryCopyAsync(
            $"COPY {Quoted(name[Folder.Length..])} ({string.Join(", ", columns.Select(Quoted))}) TO STDOUT (FORMAT BINARY)",
            cancel
        );
        await rows.CopyToAsync(to, 1 << 20, cancel);
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task<List<(string Name, IReadOnlyList<string> Columns)>> Tables(
        NpgsqlConnection connection,
        CancellationToken cancel
    )
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
              AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            GROUP BY c.relname ORDER BY c.relname
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var tables = new List<(string, IReadOnlyList<string>)>();
        while (await reader.ReadAsync(cancel))
            tables.Add((Folder + reader.GetString(0), await reader.GetFieldValueAsync<string[]>(1, cancel)));
        return tables;
    }

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel);
    }

    public override async ValueTask DisposeAsync()
    {
        await _instant.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
