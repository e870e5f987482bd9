using Microsoft.EntityFrameworkCore;
using Tilth.Conversations;
using Tilth.Store;

namespace Tilth.Promises;

/// <summary>
/// Keeps a promise, lets it go, puts it off for some days, or notes that one asked for it. What is settled stays so: a
/// second press, or one in another tab, changes nothing.
/// </summary>
public sealed class CloseTodo(TilthStore store, RecordConversation record, TimeProvider clock)
{
    private const int DaysLater = 3;

    /// <summary>Kept; what was said with it is written down as a talk of its own, in the same act.</summary>
    public async Task<Written<bool>> Keep(
        Me me,
        Guid id,
        RecordConversation.Form? said = null,
        CancellationToken cancel = default
    )
    {
        var talk =
            said is { Text.Length: > 0 } && await Whose(me, id, cancel) is { } person
                ? said with
                {
                    With = [person],
                }
                : null;
        var writing = talk is null ? null : await record.Said(me, talk, cancel);
        return await Change(
            me,
            "keep-promise",
            id,
            async (db, todo, today) =>
            {
                todo.Keep(today);
                if (talk is not null)
                    await record.Record(db, me, talk, writing!);
            },
            cancel
        );
    }

    public Task<Written<bool>> Release(Me me, Guid id, CancellationToken cancel = default) =>
        Change(me, "release-promise", id, (todo, today) => todo.Release(today), cancel);

    public Task<Written<bool>> Later(Me me, Guid id, CancellationToken cancel = default) =>
        Change(me, "later", id, (todo, today) => todo.Later(today.AddDays(DaysLater)), cancel);

    public Task<Written<bool>> Ask(Me me, Guid id, CancellationToken cancel = default) =>
        Change(me, "ask-kindly", id, (todo, today) => todo.Ask(today), cancel);

    private async Task<Guid?> Whose(Me me, Guid id, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        return await db.Mine<Todo>().Where(row => row.Id == id).Select(row => row.PersonId).FirstOrDefaultAsync(cancel);
    }

    private Task<Written<bool>> Change(
        Me me,
        string verb,
        Guid id,
        Action<Todo, DateOnly> change,
        CancellationToken cancel
    ) =>
        Change(
            me,
            verb,
            id,
            (_, todo, today) =>
            {
                change(todo, today);
                return Task.CompletedTask;
            },
            cancel
        );

    /// <summary>False where there is no such promise of mine.</summary>
    private Task<Written<bool>> Change(
        Me me,
        string verb,
        Guid id,
        Func<TilthDb, Todo, DateOnly, Task> change,
        CancellationToken cancel
    ) =>
        store.Write(
            me,
            verb,
            async db =>
            {
                var todo = await db.Mine<Todo>().FirstOrDefaultAsync(row => row.Id == id);
                if (todo is { IsOpen: true })
                    await change(db, todo, me.Today(clock));
                return todo is not null;
            },
            cancel
        );
}
