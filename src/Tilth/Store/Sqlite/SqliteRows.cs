using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store.Sqlite;

/// <summary>Inserts many rows of a kind by one prepared command each kind, kept as long as the writing connection.</summary>
internal sealed class SqliteRows(SqliteConnection connection)
{
    private readonly Dictionary<IEntityType, Prepared> _kinds = [];

    public void Insert(IEntityType type, IReadOnlyList<object> rows, SqliteTransaction transaction)
    {
        if (!_kinds.TryGetValue(type, out var prepared))
            _kinds[type] = prepared = new Prepared(connection, new RowColumns(type));
        prepared.Command.Transaction = transaction;
        Span<object?> values = new object?[prepared.Columns.Names.Length];
        foreach (var row in rows)
        {
            prepared.Columns.Read(row, values);
            for (var at = 0; at < values.Length; at++)
                prepared.Command.Parameters[at].Value = values[at] ?? DBNull.Value;
            prepared.Command.ExecuteNonQuery();
        }
    }

    private sealed class Prepared
    {
        public Prepared(SqliteConnection connection, RowColumns columns)
        {
            Columns = columns;
            Command = connection.CreateCommand();
            Command.CommandText = columns.Insert;
            foreach (var name in columns.Names)
                Command.Parameters.Add(new SqliteParameter { ParameterName = $"@{name}" });
        }

        public RowColumns Columns { get; }

        public SqliteCommand Command { get; }
    }
}
