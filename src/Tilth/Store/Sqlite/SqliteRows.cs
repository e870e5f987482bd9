using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;
using SQLitePCL;

namespace Tilth.Store.Sqlite;

/// <summary>
/// Inserts many rows of a kind by one prepared statement each kind, kept as long as the writing connection. It binds the
/// values itself: a parameter object for each of them costs more than SQLite's own work.
/// </summary>
internal sealed class SqliteRows(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<IEntityType, Prepared> _kinds = [];
    private byte[] _text = new byte[1024];

    public void Insert(IEntityType type, IReadOnlyList<object> rows)
    {
        if (!_kinds.TryGetValue(type, out var prepared))
            _kinds[type] = prepared = Prepare(RowColumns.Of(type));
        var (columns, statement) = prepared;
        var values = new object?[columns.Names.Length];
        foreach (var row in rows)
        {
            columns.Read(row, values);
            for (var at = 0; at < values.Length; at++)
                Check(Bind(statement, at + 1, values[at]));
            var done = raw.sqlite3_step(statement);
            raw.sqlite3_reset(statement);
            if (done != raw.SQLITE_DONE)
                Check(done);
        }
    }

    public void Dispose()
    {
        foreach (var (_, statement) in _kinds.Values)
            statement.Dispose();
    }

    private Prepared Prepare(RowColumns columns)
    {
        Check(
            raw.sqlite3_prepare_v3(connection.Handle, columns.Insert, raw.SQLITE_PREPARE_PERSISTENT, out var statement)
        );
        return new Prepared(columns, statement);
    }

    private int Bind(sqlite3_stmt statement, int at, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(statement, at),
            string text => Text(statement, at, text),
            byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
            long number => raw.sqlite3_bind_int64(statement, at, number),
            int number => raw.sqlite3_bind_int64(statement, at, number),
            bool yes => raw.sqlite3_bind_int64(statement, at, yes ? 1 : 0),
            double number => raw.sqlite3_bind_double(statement, at, number),
            DateOnly day => Text(statement, at, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            TimeOnly time => Text(statement, at, time.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture)),
            DateTime said => Text(
                statement,
                at,
                said.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
            ),
            _ => throw new NotSupportedException($"A column of {value.GetType().Name} has no form in SQLite here."),
        };

    private int Text(sqlite3_stmt statement, int at, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length < most)
            _text = new byte[most];
        return raw.sqlite3_bind_text(statement, at, _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text)));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection.Handle);

    private sealed record Prepared(RowColumns Columns, sqlite3_stmt Statement);
}
