using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Whom I wanted to meet I have met, today unless a day stands there already.</summary>
public sealed class MeetPerson(TilthStore store, TimeProvider clock)
{
    /// <summary>False where there is nobody of that id whom I wanted to meet.</summary>
    public Task<Written<bool>> Do(Me me, Guid person, CancellationToken cancel = default) =>
        store.Write(
            me,
            "meet",
            async db =>
            {
                var mine = await db.Mine<Relationship>()
                    .FirstOrDefaultAsync(row => row.PersonId == person && row.Standing == Standing.Wanted);
                mine?.IsKnown();
                mine?.Met(mine.MetOn ?? PartialDate.From(me.Today(clock)), mine.HowMet, mine.MetThroughId);
                return mine is not null;
            },
            cancel
        );
}
