using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Sorting;

/// <summary>Somebody about whom I have decided while sorting, whatever it was: nobody is asked about twice.</summary>
public sealed class SortedPerson : IMemberRow, IOfPerson
{
    private SortedPerson() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>Decided along with a whole group, and not alone: where one goes on later.</summary>
    public bool InGroup { get; private set; }

    public static SortedPerson Of(Me me, Guid person, bool inGroup, DateTimeOffset at) =>
        new()
        {
            SpaceId = me.SpaceId,
            Id = NewId.At(at),
            MemberId = me.MemberId,
            PersonId = person,
            InGroup = inGroup,
        };
}

/// <summary>About whom I have decided, and about whom not.</summary>
internal static class Deciding
{
    /// <summary>
    /// Those about whom I have decided nothing yet, without the members of the book: neither while sorting nor by a circle, a
    /// rhythm or rest that I gave them elsewhere. Each list is read once; to look for everybody in it takes twice as long.
    /// </summary>
    public static IQueryable<Person> Unsorted(this TilthDb db)
    {
        var (members, sorted, settled) = db.Decisions();
        return db.People()
            .Where(person => person.Rest == Rest.None && !members.Contains(person.Id))
            .Where(person => !sorted.Contains(person.Id) && !settled.Contains(person.Id));
    }

    /// <summary>The others: about whom I have decided, and the members.</summary>
    public static async Task<HashSet<Guid>> Decided(this TilthDb db, CancellationToken cancel)
    {
        var (members, sorted, settled) = db.Decisions();
        return
        [
            .. await members.ToListAsync(cancel),
            .. await sorted.ToListAsync(cancel),
            .. await settled.ToListAsync(cancel),
        ];
    }

    private static (IQueryable<Guid> Members, IQueryable<Guid> Sorted, IQueryable<Guid> Settled) Decisions(
        this TilthDb db
    ) =>
        (
            db.Set<Member>().Where(member => member.PersonId != null).Select(member => member.PersonId!.Value),
            db.Mine<SortedPerson>().Select(row => row.PersonId),
            db.Mine<Relationship>()
                .Where(row => row.CircleId != null || row.CadenceDays != null || row.DoNotSuggest)
                .Select(row => row.PersonId)
        );

    /// <summary>Remembers of these that they are decided about.</summary>
    public static async Task Sort(
        this TilthDb db,
        Me me,
        IReadOnlyCollection<Guid> people,
        bool inGroup,
        DateTimeOffset now
    )
    {
        var before = await db.Mine<SortedPerson>()
            .Where(row => people.Contains(row.PersonId))
            .Select(row => row.PersonId)
            .ToListAsync();
        db.AddMany(people.Except(before).Select(id => SortedPerson.Of(me, id, inGroup, now)));
    }
}
