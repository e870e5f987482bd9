using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Promises;

/// <summary>Keeps a promise, lets it go, or puts it off for some days.</summary>
public sealed class CloseTodo(TilthStore store, TimeProvider clock)
{
    private const int DaysLater = 3;

    public Task<Written<bool>> Keep(Me me, Guid id, CancellationToken cancel = default) =>
        Change(me, "keep-promise", id, (todo, today) => todo.Keep(today), cancel);

    public Task<Written<bool>> Release(Me me, Guid id, CancellationToken cancel = default) =>
        Change(me, "release-promise", id, (todo, today) => todo.Release(today), cancel);

    public Task<Written<bool>> Later(Me me, Guid id, CancellationToken cancel = default) =>
        Change(me, "later", id, (todo, today) => todo.Later(today.AddDays(DaysLater)), cancel);

    /// <summary>False where there is no such promise of mine.</summary>
    private Task<Written<bool>> Change(
        Me me,
        string verb,
        Guid id,
        Action<Todo, DateOnly> change,
        CancellationToken cancel
    ) =>
        store.Write(
            me,
            verb,
            async db =>
            {
                var todo = await db.Todos().FirstOrDefaultAsync(row => row.Id == id && row.MemberId == me.MemberId);
                if (todo is not null)
                    change(todo, me.Today(clock));
                return todo is not null;
            },
            cancel
        );
}
