using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Tilth.Store.Sqlite;

/// <summary>
/// Lets a reading connection keep more pages in memory than the 2 MB that SQLite grants by itself: in a large book each
/// question would fetch the same pages of its indexes anew. Asked once a connection, which the pool keeps.
/// </summary>
internal sealed class ReaderCache : DbConnectionInterceptor
{
    private const string Pages = "PRAGMA cache_size=-8000";

    private readonly ConditionalWeakTable<sqlite3, object> _told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Tell((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Tell(SqliteConnection connection)
    {
        if (_told.TryAdd(connection.Handle!, connection.Handle!))
            SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, Pages), connection.Handle);
    }
}
