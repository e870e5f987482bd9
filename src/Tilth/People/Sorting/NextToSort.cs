using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People.Sorting;

/// <summary>
/// Who comes next, and why: those whom I was in touch with last, then whoever works where I do, then those about whom I wrote
/// something, then those of whom most is known.
/// </summary>
public sealed class NextToSort(TilthStore store, PersonFacts facts, Say say, TimeProvider clock)
{
    /// <param name="Why">In words.</param>
    public sealed record Answer(PersonFacts.Answer Facts, string Why);

    /// <param name="first">Whom to ask about before all others, as after a decision that was taken back.</param>
    /// <returns>Null where nobody is left.</returns>
    public async Task<Answer?> Of(Me me, Guid? first, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var (id, why) = await Next(db, me, first, cancel);
        return id is { } next && await facts.Of(me, next, cancel) is { } of ? new Answer(of, why) : null;
    }

    private async Task<(Guid? Id, string Why)> Next(TilthDb db, Me me, Guid? first, CancellationToken cancel)
    {
        if (first is not null && await Only(db.Unsorted().Where(row => row.Id == first), cancel) is { } back)
            return (back, say["You came back to decide anew."]);
        var recent = await (
            from mine in db.Mine<Relationship>()
            where mine.LastContactOn != null
            join person in db.Unsorted() on mine.PersonId equals person.Id
            orderby mine.LastContactOn descending, mine.PersonId
            select new { person.Id, mine.LastContactOn }
        ).FirstOrDefaultAsync(cancel);
        if (recent is not null)
            return (
                recent.Id,
                say["You were last in touch {0}.", say.Ago(recent.LastContactOn!.Value, me.Today(clock))]
            );
        var here = db.Affiliations()
            .Where(post => db.Oneself.Contains(post.PersonId) && !post.IsPast && post.OrganisationId != null)
            .Select(post => post.OrganisationId!.Value);
        var there = db.Affiliations()
            .Where(post => !post.IsPast && post.OrganisationId != null)
            .Where(post => here.Contains(post.OrganisationId!.Value))
            .Select(post => post.PersonId);
        if (await Only(db.Unsorted().Where(row => there.Contains(row.Id)), cancel) is { } colleague)
            return (colleague, say["You work at the same place."]);
        var written = db.Mine<Relationship>()
            .Where(row => row.Notes != null || row.HowMet != null || row.MetOn != null)
            .Select(row => row.PersonId);
        if (await Only(db.Unsorted().Where(row => written.Contains(row.Id)), cancel) is { } noted)
            return (noted, say["You wrote something down about the two of you."]);
        return (await BestKnown(db, cancel), say["Of those who are left, nobody has more written down."]);
    }

    private static Task<Guid?> Only(IQueryable<Person> people, CancellationToken cancel) =>
        people.OrderBy(row => row.Id).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel);

    /// <summary>By how many of five things are known: the day of birth, what is said about them, a phone, an address, work. Names come before numbers.</summary>
    private static Task<Guid?> BestKnown(TilthDb db, CancellationToken cancel) =>
        db.Unsorted()
            .OrderBy(person => EF.Functions.Like(person.DisplayName, "%@%"))
            .ThenByDescending(person =>
                (person.Birthday != null ? 1 : 0)
                + (person.About != null ? 1 : 0)
                + ((string)(object)person.Phones != "[]" ? 1 : 0)
                + ((string)(object)person.Addresses != "[]" ? 1 : 0)
                + (db.Affiliations().Any(post => post.PersonId == person.Id) ? 1 : 0)
            )
            .ThenBy(person => person.Id)
            .Select(person => (Guid?)person.Id)
            .FirstOrDefaultAsync(cancel);
}
