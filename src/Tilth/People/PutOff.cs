using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Puts somebody off on the page of the morning: a week later, or until the next time round.</summary>
public sealed class PutOff(TilthStore store, TimeProvider clock)
{
    private const int Week = 7,
        Round = 90;

    /// <summary>False if there is no such person to put off.</summary>
    public Task<Written<bool>> Do(Me me, Guid person, bool skip, CancellationToken cancel = default) =>
        store.Write(
            me,
            skip ? "skip" : "later",
            async db =>
            {
                var mine = await db.Relationships()
                    .FirstOrDefaultAsync(row => row.PersonId == person && row.MemberId == me.MemberId);
                mine?.Later(
                    me.Today(clock).AddDays(skip ? mine.CadenceDays ?? await CircleDays(db, mine) ?? Round : Week)
                );
                return mine is not null;
            },
            cancel
        );

    private static Task<int?> CircleDays(TilthDb db, Relationship mine) =>
        db.Circles()
            .Where(circle => circle.Id == mine.CircleId)
            .Select(circle => circle.CadenceDays)
            .FirstOrDefaultAsync();
}
