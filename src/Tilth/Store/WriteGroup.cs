using System.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>
/// An open writing transaction that takes one body after the other. The first is the transaction itself: a savepoint for it
/// would keep every page that it changes once more. Each later one stands behind a savepoint of its own.
/// </summary>
public abstract class WriteGroup(DbConnection connection, DbTransaction transaction) : IAsyncDisposable
{
    private const string Savepoint = "unit";

    private bool _hasRun;

    internal DbConnection Connection => connection;

    internal DbTransaction Transaction => transaction;

    internal abstract ActFrame Frame { get; }

    /// <summary>A fresh tracking context inside this transaction.</summary>
    internal abstract TilthDb Context(Me? me);

    /// <summary>Inserts rows of one kind past the change tracker, ten times as fast; the caller sees to their changes.</summary>
    internal abstract Task Insert(IEntityType type, IReadOnlyList<object> rows);

    /// <summary>True if the database has rolled back the whole transaction by itself (SQLite with a full disk does).</summary>
    protected abstract bool IsLost { get; }

    /// <summary>True once its first body has failed: nothing is kept, and nothing more can be added.</summary>
    internal bool IsOver { get; private set; }

    internal async Task Run(WriteUnit unit)
    {
        var isFirst = !_hasRun;
        _hasRun = true;
        if (!isFirst)
            await transaction.SaveAsync(Savepoint);
        try
        {
            await unit.Run(this);
            if (!isFirst)
                await transaction.ReleaseAsync(Savepoint);
        }
        catch (Exception error)
        {
            if (IsLost)
                throw;
            if (isFirst)
                await transaction.RollbackAsync();
            else
                await transaction.RollbackAsync(Savepoint);
            IsOver = isFirst;
            unit.Refuse(StoreUnavailable.Translate(error));
        }
    }

    internal Task Commit() => IsOver ? Task.CompletedTask : transaction.CommitAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
