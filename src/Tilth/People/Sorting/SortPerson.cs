using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Sorting;

/// <summary>Decides about one person: into a circle, left as they are, at rest, or into the trash; and takes the last decision back.</summary>
public sealed class SortPerson(TilthStore store, Undo undo, TimeProvider clock)
{
    // Whoever looks at another page of the history undoes it there.
    private static readonly TimeSpan GoesBack = TimeSpan.FromDays(1);
    private static readonly string[] Verbs = ["sort-person", "delete-sorted"];

    public enum Doing
    {
        Circle,
        Leave,
        Rest,
        Trash,
    }

    public enum Outcome
    {
        Sorted,

        /// <summary>The same key twice: the first one counts.</summary>
        SortedBefore,
        NotFound,
        NoSuchCircle,

        /// <summary>A member of the book is not deleted out of it.</summary>
        IsMember,
    }

    public sealed record Form(Guid Person, Doing Doing, Guid? Circle);

    public Task<Written<Outcome>> Do(Me me, Form form, CancellationToken cancel = default) =>
        store.Write(me, form.Doing == Doing.Trash ? "delete-sorted" : "sort-person", db => Sort(db, me, form), cancel);

    private async Task<Outcome> Sort(TilthDb db, Me me, Form form)
    {
        var myself = db.Oneself;
        var person = await db.People().FirstOrDefaultAsync(row => row.Id == form.Person && !myself.Contains(row.Id));
        if (person is null)
            return Outcome.NotFound;
        if (await db.Mine<SortedPerson>().AnyAsync(row => row.PersonId == person.Id))
            return Outcome.SortedBefore;
        var now = clock.GetUtcNow();
        switch (form.Doing)
        {
            case Doing.Trash:
                if (await db.Set<Member>().AnyAsync(member => member.PersonId == person.Id))
                    return Outcome.IsMember;
                await db.RemoveWithReferences(person);
                return Outcome.Sorted;
            case Doing.Circle:
                if (await db.OwnCircle(me, form.Circle) is not { } circle)
                    return Outcome.NoSuchCircle;
                var mine = await db.MySide(me, person.Id, now);
                mine.KeepInTouch(circle, mine.CadenceDays);
                break;
            case Doing.Rest:
                (await db.MySide(me, person.Id, now)).Suggest(no: true);
                break;
        }
        await db.Sort(me, [person.Id], inGroup: false, now);
        return Outcome.Sorted;
    }

    /// <summary>What I decided last about one person, within a day; null where there is nothing to take back.</summary>
    public async Task<Guid?> Last(Me me, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var since = NewId.First(clock.GetUtcNow() - GoesBack);
        var undone = Undo.Undone(db);
        return await db.Set<Operation>()
            .Where(act => act.MemberId == me.MemberId && Verbs.Contains(act.Verb) && act.Id > since)
            .Where(act => !undone.Contains(act.Id))
            .OrderByDescending(act => act.Id)
            .Select(act => (Guid?)act.Id)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>Takes it back. With it comes whom it was about, to decide anew.</summary>
    public async Task<(UndoOutcome Outcome, Guid? Person)> Back(Me me, Guid act, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var isOne = await db.Set<Operation>().AnyAsync(row => row.Id == act && Verbs.Contains(row.Verb), cancel);
        if (!isOne)
            return (new UndoOutcome.NotFound(), null);
        var person = await db.Set<Change>()
            .Where(change => change.OperationId == act && change.PersonId != null)
            .Select(change => change.PersonId)
            .FirstOrDefaultAsync(cancel);
        return (await undo.Run(me, act, cancel: cancel), person);
    }
}
