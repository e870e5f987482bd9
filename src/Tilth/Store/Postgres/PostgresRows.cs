using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Tilth.Store.Postgres;

/// <summary>Inserts rows of a kind: a few in one batch of prepared commands, many by COPY.</summary>
internal static class PostgresRows
{
    private const int FewRows = 32;

    public static Task Insert(NpgsqlConnection connection, IEntityType type, IReadOnlyList<object> rows)
    {
        var columns = RowColumns.Of(type);
        return rows.Count <= FewRows ? Batch(connection, columns, rows) : Copy(connection, columns, rows);
    }

    private static async Task Batch(NpgsqlConnection connection, RowColumns columns, IReadOnlyList<object> rows)
    {
        await using var batch = new NpgsqlBatch(connection);
        var values = new object?[columns.Names.Length];
        foreach (var row in rows)
        {
            columns.Read(row, values);
            var command = new NpgsqlBatchCommand(columns.Insert);
            for (var at = 0; at < values.Length; at++)
                command.Parameters.Add(
                    new NpgsqlParameter(columns.Names[at], values[at] ?? DBNull.Value)
                    {
                        DataTypeName = columns.Types[at],
                    }
                );
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync();
    }

    private static async Task Copy(NpgsqlConnection connection, RowColumns columns, IReadOnlyList<object> rows)
    {
        var names = string.Join(", ", columns.Names.Select(name => $"\"{name}\""));
        await using var copy = await connection.BeginBinaryImportAsync(
            $"""COPY "{columns.Table}" ({names}) FROM STDIN (FORMAT BINARY)"""
        );
        var values = new object?[columns.Names.Length];
        foreach (var row in rows)
        {
            columns.Read(row, values);
            await copy.StartRowAsync();
            for (var at = 0; at < values.Length; at++)
            {
                if (values[at] is { } value)
                    await copy.WriteAsync(value, columns.Types[at]);
                else
                    await copy.WriteNullAsync();
            }
        }
        await copy.CompleteAsync();
    }
}
