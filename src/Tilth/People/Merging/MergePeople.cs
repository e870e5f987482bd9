using Microsoft.EntityFrameworkCore;
using Tilth.People.Photos;
using Tilth.Store;

namespace Tilth.People.Merging;

/// <summary>
/// Makes one person of two: all that both have is kept, and whatever hung on either hangs on the one who stays, for every
/// member of the book. One act, and one undo.
/// </summary>
public sealed class MergePeople(TilthStore store, Joining joining, JoinFacts facts, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Merged(Guid Person) : Outcome;

        /// <summary>They are one already; nothing was changed.</summary>
        public sealed record MergedBefore(Guid Person) : Outcome;

        public sealed record NotFound : Outcome;

        /// <summary>Each of them is a member of this book, and so somebody of their own.</summary>
        public sealed record BothMembers : Outcome;
    }

    /// <summary>Of those two the one who stays: whoever is a member, else the first named; null where both are members.</summary>
    public static async Task<(Guid Stays, Guid Goes)?> Order(
        TilthDb db,
        Guid person,
        Guid other,
        CancellationToken cancel = default
    )
    {
        var members = await db.Set<Member>()
            .Where(member => member.PersonId == person || member.PersonId == other)
            .Select(member => member.PersonId)
            .ToListAsync(cancel);
        return members.Contains(other)
            ? members.Contains(person)
                ? null
                : (other, person)
            : (person, other);
    }

    /// <param name="choices">For a field of which both say another thing, the one whose word counts; else it is the one who stays.</param>
    public Task<Written<Outcome>> Do(
        Me me,
        Guid person,
        Guid other,
        IReadOnlyDictionary<string, Guid> choices,
        CancellationToken cancel = default
    ) => store.Write(me, "merge-people", db => Merge(db, me, person, other, choices), cancel);

    private async Task<Outcome> Merge(
        TilthDb db,
        Me me,
        Guid person,
        Guid other,
        IReadOnlyDictionary<string, Guid> choices
    )
    {
        var both = await db.People().Where(row => row.Id == person || row.Id == other).ToListAsync();
        if (both.Count < 2)
            return await Before(db, person, other);
        if (await Order(db, person, other) is not var (staying, going))
            return new Outcome.BothMembers();
        var (stays, goes) = (both.Single(row => row.Id == staying), both.Single(row => row.Id == going));
        await facts.Join(db, stays, goes, choices);
        await KeepPhoto(db, stays.Id, goes.Id);
        var came = await joining.Join(db, stays, goes);
        await KeepQuiet(db, stays.Id, came.OfType<Relationship>());
        // Where an earlier merge was undone but for what came later, its trace may still be there.
        db.RemoveRange(await db.Merged().Where(row => row.OldId == goes.Id).ToListAsync());
        db.Add(MergedPerson.Of(goes, stays, clock.GetUtcNow()));
        return new Outcome.Merged(stays.Id);
    }

    /// <summary>A form that comes twice: the one is part of the other, or both are of a third.</summary>
    private static async Task<Outcome> Before(TilthDb db, Guid person, Guid other)
    {
        var (one, two) = (await db.WhoIsNow(person), await db.WhoIsNow(other));
        return one is { } now && one == two && person != other ? new Outcome.MergedBefore(now) : new Outcome.NotFound();
    }

    /// <summary>The photo of the one who stays is shown, though one of the other was chosen later; all are kept.</summary>
    private async Task KeepPhoto(TilthDb db, Guid stays, Guid goes)
    {
        if (
            await ShownPhotos.Of(db, stays) is { } shown
            && await ShownPhotos.Of(db, goes) is { } other
            && other.Since >= shown.Since
        )
            (await db.Photos().FirstAsync(row => row.Id == shown.Id)).Show(clock.GetUtcNow(), other.Since);
    }

    /// <summary>Whose own entry it was after all: nobody keeps in touch with oneself.</summary>
    private static async Task KeepQuiet(TilthDb db, Guid person, IEnumerable<Relationship> sides)
    {
        var member = await db.Set<Member>().FirstOrDefaultAsync(row => row.PersonId == person);
        foreach (var side in sides.Where(side => side.MemberId == member?.Id))
        {
            side.KeepInTouch(null, 0);
            side.Suggest(no: true);
        }
    }
}
