using Microsoft.EntityFrameworkCore;
using Tilth.People.Merging;
using Tilth.People.Sharing;
using Tilth.Spaces;
using Tilth.Store;
using Tilth.Store.Backup;

namespace Tilth.People.Erasing;

/// <summary>Erases a person for good, whether they stand in the book or lie in its trash: the one act that cannot be undone.</summary>
public sealed class ErasePerson(TilthStore store, Store.Erasure.Erasing erasing, OtherBooks books, TimeProvider clock)
{
    public enum Outcome
    {
        Erased,
        NotFound,

        /// <summary>One cannot erase oneself from one's own book, nor a member from theirs.</summary>
        Member,
    }

    /// <param name="IsDeleted">They lie in the trash.</param>
    /// <param name="Elsewhere">The other books in which they are one person to me: those keep theirs.</param>
    /// <param name="BackupsUntil">From this day on no nightly backup holds them.</param>
    public sealed record Answer(
        string Name,
        bool IsMember,
        bool IsDeleted,
        IReadOnlyList<OtherBooks.Row> Elsewhere,
        DateOnly BackupsUntil
    );

    /// <summary>Null where there is nobody of that id, or where that is not for this member to decide.</summary>
    public async Task<Answer?> Look(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        if (!await MayErase(db, me, cancel))
            return null;
        // Whoever became part of another person is erased with that one.
        if (await db.Merged().AnyAsync(row => row.OldId == id, cancel))
            return null;
        if (!(await PeopleNames.Of(db, [id])).TryGetValue(id, out var named))
            return null;
        return new Answer(
            named.Name,
            await db.Set<Member>().AnyAsync(member => member.PersonId == id, cancel),
            !named.IsThere,
            (await books.Of(me, id, cancel)).Rows,
            Keeping.GoneBy(me.Today(clock))
        );
    }

    public async Task<(Outcome Outcome, Store.Erasure.Erasing.Erased? Erased)> Do(
        Me me,
        Guid id,
        CancellationToken cancel = default
    )
    {
        if (await Look(me, id, cancel) is not { } person)
            return (Outcome.NotFound, null);
        if (person.IsMember)
            return (Outcome.Member, null);
        return await erasing.Do(me, id, cancel) is { } erased ? (Outcome.Erased, erased) : (Outcome.NotFound, null);
    }

    /// <summary>What every member wrote about somebody goes: that is for those who look after the book.</summary>
    private static async Task<bool> MayErase(TilthDb db, Me me, CancellationToken cancel) =>
        (
            await db.Set<Member>()
                .Where(row => row.Id == me.MemberId && row.LeftAt == null)
                .Select(row => (Role?)row.Role)
                .FirstOrDefaultAsync(cancel)
        )?.MayErase() == true;
}
