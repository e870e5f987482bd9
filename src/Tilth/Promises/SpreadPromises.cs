using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Promises;

/// <summary>
/// After a while away: what I promised and is late comes up over the next two weeks, the most late first, instead of all
/// today. None is dropped, and the day that was promised stays as it was.
/// </summary>
public sealed class SpreadPromises(TilthStore store, TimeProvider clock)
{
    private const int Days = 14;

    public Task<Written<bool>> Do(Me me, CancellationToken cancel = default) =>
        store.Write(
            me,
            "spread-promises",
            async db =>
            {
                var today = me.Today(clock);
                var late = await PromisesDue
                    .Due(db, today)
                    .Select(row => row.Todo)
                    .OrderBy(todo => todo.DueOn)
                    .ToListAsync();
                for (var at = 0; at < late.Count; at++)
                    late[at].Later(today.AddDays(at * Days / late.Count));
                return true;
            },
            cancel
        );
}
