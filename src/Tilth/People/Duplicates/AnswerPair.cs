using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Duplicates;

/// <summary>Says of two who look like one person that they are not, once and for all, or that one will think of it tomorrow.</summary>
public sealed class AnswerPair(TilthStore store, TimeProvider clock)
{
    /// <summary>False where they are not two people of this book; one who was told apart before stays so.</summary>
    public Task<Written<bool>> Different(Me me, Guid one, Guid other, CancellationToken cancel = default) =>
        store.Write(
            me,
            "tell-apart",
            async db =>
            {
                if (!await AreTwo(db, one, other))
                    return false;
                var pair = Pairs.InOrder(one, other);
                if (!await db.Different().AnyAsync(row => row.OneId == pair.One && row.OtherId == pair.Other))
                    db.Add(DifferentPeople.Tell(me.SpaceId, one, other, clock.GetUtcNow()));
                return true;
            },
            cancel
        );

    /// <summary>Until tomorrow the other pairs come first, for this member.</summary>
    public Task<Written<bool>> Later(Me me, Guid one, Guid other, CancellationToken cancel = default) =>
        store.Write(
            me,
            "put-off-pair",
            async db =>
            {
                if (!await AreTwo(db, one, other))
                    return false;
                var pair = Pairs.InOrder(one, other);
                var tomorrow = me.Today(clock).AddDays(1);
                var known = await db.Mine<PutOffPair>()
                    .FirstOrDefaultAsync(row => row.OneId == pair.One && row.OtherId == pair.Other);
                if (known is null)
                    db.Add(PutOffPair.Put(me, one, other, tomorrow, clock.GetUtcNow()));
                known?.Later(tomorrow);
                return true;
            },
            cancel
        );

    private static async Task<bool> AreTwo(TilthDb db, Guid one, Guid other) =>
        await db.People().CountAsync(row => row.Id == one || row.Id == other) == 2;
}
