using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tilth.Store;

/// <summary>Refuses commands that would change rows past the change tracker, and so past history and undo.</summary>
internal sealed class OnlyTracked : DbCommandInterceptor
{
    public static readonly OnlyTracked Instance = new();

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    )
    {
        Check(eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Check(eventData);
        return ValueTask.FromResult(result);
    }

    private static void Check(CommandEventData command)
    {
        if (
            command.CommandSource
            is CommandSource.ExecuteUpdate
                or CommandSource.ExecuteDelete
                or CommandSource.ExecuteSqlRaw
        )
            throw new InvalidOperationException(
                "Rows are changed through tracked entities, so that history and undo see it."
            );
    }
}
