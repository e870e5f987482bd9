using Microsoft.EntityFrameworkCore;
using Tilth.People.Fields;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary>What of a person can be found: the facts, work and labels for all; how we met, my notes and what was said for me alone.</summary>
internal static class SearchDocuments
{
    public static async Task<List<SearchDocument>> Shared(TilthDb db, List<Guid>? only, CancellationToken cancel)
    {
        var people = db.People().AsQueryable();
        if (only is not null)
            people = people.Where(person => only.Contains(person.Id));
        var work = await Work(db, only, cancel);
        var labels = await Labels(db, only, cancel);
        var own = await OwnFields(db, only, cancel);
        var documents = new List<SearchDocument>();
        await foreach (var person in people.AsAsyncEnumerable().WithCancellation(cancel))
            documents.Add(
                new SearchDocument(
                    person.Id,
                    [.. Fields(person), .. work[person.Id], .. labels[person.Id], .. own[person.Id]]
                )
            );
        return documents;
    }

    /// <summary>Whom I met lately comes first among equals.</summary>
    public static async Task<List<SearchDocument>> Own(
        TilthDb db,
        List<Guid>? only,
        IEnumerable<IFoundBy> rooms,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var mine = db.Mine<Relationship>();
        if (only is not null)
            mine = mine.Where(row => only.Contains(row.PersonId));
        var rows = await mine.Where(row =>
                row.Notes != null || row.HowMet != null || row.ReadIn != null || row.LastContactOn != null
            )
            .Select(row => new
            {
                row.PersonId,
                row.Notes,
                row.HowMet,
                row.ReadIn,
                row.LastContactOn,
            })
            .ToDictionaryAsync(row => row.PersonId, cancel);
        var words = new List<ILookup<Guid, string>>();
        foreach (var room in rooms)
            words.Add(await room.Words(db, only, cancel));
        return
        [
            .. rows
                .Keys.Union(words.SelectMany(said => said.Select(person => person.Key)))
                .Select(id => (Id: id, Row: rows.GetValueOrDefault(id)))
                .Select(person => new SearchDocument(
                    person.Id,
                    [
                        .. new[] { person.Row?.Notes, person.Row?.HowMet, person.Row?.ReadIn }
                            .OfType<string>()
                            .Concat(words.SelectMany(said => said[person.Id]))
                            .Select(text => (SearchField.Note, text)),
                    ],
                    Recency(person.Row?.LastContactOn, today)
                )),
        ];
    }

    private static byte Recency(DateOnly? last, DateOnly today) =>
        last is { } day ? (byte)Math.Clamp(255 - (today.DayNumber - day.DayNumber) / 4, 1, 255) : (byte)0;

    private static IEnumerable<(SearchField, string)> Fields(Person person)
    {
        yield return (SearchField.Name, person.DisplayName);
        if (person.Name is { PhoneticGiven: not null } or { PhoneticFamily: not null })
            yield return (SearchField.Nickname, $"{person.Name.PhoneticGiven} {person.Name.PhoneticFamily}");
        foreach (var nickname in person.Nicknames)
            yield return (SearchField.Nickname, nickname);
        foreach (var email in person.Emails)
            yield return (SearchField.Email, email.Value);
        foreach (var phone in person.Phones)
        {
            yield return (SearchField.Phone, phone.Typed.Value);
            if (phone.E164 is { } number && number != phone.Typed.Value)
                yield return (SearchField.Phone, number);
        }
        foreach (var address in person.Addresses)
            yield return (SearchField.Place, $"{address.Locality} {address.Region} {address.Country}");
        if (person.About is { } about)
            yield return (SearchField.Note, about);
    }

    private static async Task<ILookup<Guid, (SearchField, string)>> Work(
        TilthDb db,
        List<Guid>? only,
        CancellationToken cancel
    )
    {
        var affiliations = db.Affiliations().AsQueryable();
        if (only is not null)
            affiliations = affiliations.Where(row => only.Contains(row.PersonId));
        var rows = await (
            from affiliation in affiliations
            join organisation in db.Organisations()
                on affiliation.OrganisationId equals (Guid?)organisation.Id
                into organisations
            from organisation in organisations.DefaultIfEmpty()
            select new
            {
                affiliation.PersonId,
                affiliation.Title,
                Organisation = organisation == null ? null : organisation.Name,
            }
        ).ToListAsync(cancel);
        return rows.ToLookup(row => row.PersonId, row => (SearchField.Organisation, $"{row.Organisation} {row.Title}"));
    }

    private static async Task<ILookup<Guid, (SearchField, string)>> Labels(
        TilthDb db,
        List<Guid>? only,
        CancellationToken cancel
    )
    {
        var puts = db.PersonLabels().AsQueryable();
        if (only is not null)
            puts = puts.Where(row => only.Contains(row.PersonId));
        var rows = await (
            from put in puts
            join label in db.Labels() on put.LabelId equals label.Id
            select new { put.PersonId, label.Name }
        ).ToListAsync(cancel);
        return rows.ToLookup(row => row.PersonId, row => (SearchField.Label, row.Name));
    }

    /// <summary>What the fields of the book's own say, but for a bare yes or no.</summary>
    private static async Task<ILookup<Guid, (SearchField, string)>> OwnFields(
        TilthDb db,
        List<Guid>? only,
        CancellationToken cancel
    )
    {
        var values = db.CustomValues().AsQueryable();
        if (only is not null)
            values = values.Where(row => only.Contains(row.PersonId));
        var rows = await (
            from value in values
            join field in db.CustomFields() on value.FieldId equals field.Id
            where field.Kind != FieldKind.YesNo
            select new { value.PersonId, value.Text }
        ).ToListAsync(cancel);
        return rows.ToLookup(row => row.PersonId, row => (SearchField.Note, row.Text));
    }
}
