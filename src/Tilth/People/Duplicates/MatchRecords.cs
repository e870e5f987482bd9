using Microsoft.EntityFrameworkCore;
using Tilth.Matching;
using Tilth.Store;

namespace Tilth.People.Duplicates;

/// <summary>People as records that can be told to be the same: the facts that every member of the book sees.</summary>
internal static class MatchRecords
{
    /// <summary>Of all people, or of those alone.</summary>
    public static async Task<Dictionary<Guid, MatchRecord>> Of(TilthDb db, List<Guid>? only, CancellationToken cancel)
    {
        var people = db.People().AsQueryable();
        if (only is not null)
            people = people.Where(person => only.Contains(person.Id));
        var work = await Work(db, only, cancel);
        var records = new Dictionary<Guid, MatchRecord>();
        await foreach (var person in people.AsAsyncEnumerable().WithCancellation(cancel))
            records[person.Id] = Of(person, [.. work[person.Id]]);
        return records;
    }

    private static MatchRecord Of(Person person, IReadOnlyList<string> work) =>
        new()
        {
            Names = [.. Names(person)],
            Nicknames = person.Nicknames,
            Organisations = work,
            Emails = Values(person.Emails),
            Phones = [.. person.Phones.Select(phone => phone.E164 ?? phone.Typed.Value)],
            Uids = person.Uid == $"urn:uuid:{person.Id}" ? [] : [person.Uid],
            Places = Each(person, address => address.Locality),
            Streets = Each(person, address => address.Street),
            Postcodes = Each(person, address => address.PostalCode),
            Birthday = person.Birthday is { } day ? new PartialDay(day.Year, day.Month, day.Day) : null,
            Links = Values(person.Links),
        };

    /// <summary>In its parts where they are known, split where they are not; an address in the place of a name is none.</summary>
    private static IEnumerable<PersonName> Names(Person person)
    {
        var parts = person.Name;
        if (parts.Given is not null || parts.Family is not null)
            yield return new PersonName(
                parts.Given,
                parts.SecondFamily is null ? parts.Family : $"{parts.Family} {parts.SecondFamily}",
                parts.Additional,
                parts.Generation ?? parts.Suffix
            );
        else if (!person.DisplayName.Contains('@', StringComparison.Ordinal))
            yield return PersonName.Whole(person.DisplayName);
        if (parts.PhoneticGiven is not null || parts.PhoneticFamily is not null)
            yield return new PersonName(parts.PhoneticGiven, parts.PhoneticFamily);
    }

    private static string[] Values(IReadOnlyList<Cards.Fact> facts) => [.. facts.Select(fact => fact.Value)];

    private static string[] Each(Person person, Func<Cards.PostalAddress, string?> part) =>
        [.. person.Addresses.Select(part).OfType<string>()];

    private static async Task<ILookup<Guid, string>> Work(TilthDb db, List<Guid>? only, CancellationToken cancel)
    {
        var affiliations = db.Affiliations().AsQueryable();
        if (only is not null)
            affiliations = affiliations.Where(row => only.Contains(row.PersonId));
        var rows = await (
            from affiliation in affiliations
            join organisation in db.Organisations() on affiliation.OrganisationId equals (Guid?)organisation.Id
            select new { affiliation.PersonId, organisation.Name }
        ).ToListAsync(cancel);
        return rows.ToLookup(row => row.PersonId, row => row.Name);
    }
}
