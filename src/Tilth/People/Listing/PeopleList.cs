using Microsoft.EntityFrameworkCore;
using Tilth.People.Photos;
using Tilth.People.Segments;
using Tilth.Store;

namespace Tilth.People.Listing;

/// <summary>
/// The people of a book, of whom a query holds, page by page; the next page begins after the last row (keyset), so every page
/// costs the same.
/// </summary>
public sealed class PeopleList(TilthStore store, SegmentFilter filter)
{
    public const int PageSize = 50,
        Most = 100_000;

    // Stands for the day that is not known, at the end of its list.
    private static readonly DateOnly NoDay = new(1900, 1, 1),
        NoDayYet = new(9000, 1, 1);

    /// <summary>Whom, and in which order.</summary>
    public sealed record Asked(SegmentQuery Query, PeopleSort Sort)
    {
        public static readonly Asked Everybody = new(SegmentQuery.Everybody, PeopleSort.Name);

        /// <summary>From an address: what could not be read is told, and an unknown order is that of names.</summary>
        public static (Asked Asked, IReadOnlyList<SegmentProblem> Problems) Read(string? text, string? sort)
        {
            var (query, problems) = SegmentQuery.Parse(text is { Length: > 2000 } ? text[..2000] : text ?? "");
            var order = Enum.TryParse<PeopleSort>(sort, ignoreCase: true, out var known) && Enum.IsDefined(known);
            return (new Asked(query, order ? known : PeopleSort.Name), problems);
        }
    }

    public sealed record Row(
        Guid Id,
        string Name,
        string? Title,
        string? Organisation,
        DateOnly? LastContactOn,
        DateOnly? DueOn,
        string? Photo
    );

    /// <summary>Where a page begins: after the row of this day (in an order by days), this sort name and this id.</summary>
    public sealed record Cursor(DateOnly? Day, string Name, Guid Id);

    public sealed record Answer(IReadOnlyList<Row> Rows, Cursor? Next);

    public async Task<Answer> Page(
        Me me,
        Asked asked,
        Cursor? after = null,
        int size = PageSize,
        CancellationToken cancel = default
    )
    {
        await using var db = store.Read(me);
        var people = await filter.People(db, me, asked.Query, cancel);
        var mine = db.Mine<Relationship>();
        var isDue = asked.Sort == PeopleSort.Due;
        var joined =
            from person in people
            join own in mine on person.Id equals own.PersonId into owns
            from own in owns.DefaultIfEmpty()
            select new Pair
            {
                Person = person,
                Mine = own,
                Day = isDue ? own.DueOn ?? NoDayYet : own.LastContactOn ?? NoDay,
            };
        var page = await Ordered(joined, asked.Sort, after)
            .Take(size + 1)
            .Select(pair => new
            {
                pair.Person.Id,
                pair.Person.DisplayName,
                pair.Person.SortName,
                LastContactOn = pair.Mine == null ? null : pair.Mine.LastContactOn,
                DueOn = pair.Mine == null ? null : pair.Mine.DueOn,
            })
            .ToListAsync(cancel);
        List<Guid> ids = [.. page.Take(size).Select(row => row.Id)];
        var work = await Work(db, ids, cancel);
        var photos = await ShownPhotos.Of(db, ids, cancel);
        var rows = page.Take(size)
            .Select(row => new Row(
                row.Id,
                row.DisplayName,
                work.GetValueOrDefault(row.Id).Title,
                work.GetValueOrDefault(row.Id).Organisation,
                row.LastContactOn,
                row.DueOn,
                photos.GetValueOrDefault(row.Id)
            ))
            .ToList();
        if (page.Count <= size)
            return new Answer(rows, null);
        var last = page[size - 1];
        var day = asked.Sort switch
        {
            PeopleSort.Last => last.LastContactOn ?? NoDay,
            PeopleSort.Due => last.DueOn ?? NoDayYet,
            _ => (DateOnly?)null,
        };
        return new Answer(rows, new Cursor(day, last.SortName, last.Id));
    }

    public async Task<int> Count(Me me, SegmentQuery query, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await filter.Count(db, me, query, cancel);
    }

    /// <summary>The ids of all of whom the query holds, in the order in which they were added.</summary>
    public async Task<IReadOnlyList<Guid>> Ids(Me me, SegmentQuery query, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var people = await filter.People(db, me, query, cancel);
        return await people.OrderBy(person => person.Id).Select(person => person.Id).ToListAsync(cancel);
    }

    private static IQueryable<Pair> Ordered(IQueryable<Pair> pairs, PeopleSort sort, Cursor? after)
    {
        var isFirst = after is null;
        var (day, name, id) = (after?.Day ?? NoDay, after?.Name ?? "", after?.Id ?? Guid.Empty);
        switch (sort)
        {
            case PeopleSort.Name:
                // The first condition is the one that the index begins with.
                var rows = isFirst
                    ? pairs
                    : pairs
                        .Where(pair => pair.Person.SortName.CompareTo(name) >= 0)
                        .Where(pair => pair.Person.SortName.CompareTo(name) > 0 || pair.Person.Id > id);
                return rows.OrderBy(pair => pair.Person.SortName).ThenBy(pair => pair.Person.Id);
            case PeopleSort.Added:
                return (isFirst ? pairs : pairs.Where(pair => pair.Person.Id < id)).OrderByDescending(pair =>
                    pair.Person.Id
                );
            default:
                var late = sort == PeopleSort.Due;
                var rest = pairs.Where(pair =>
                    isFirst
                    || (late ? pair.Day > day : pair.Day < day)
                    || (
                        pair.Day == day
                        && (
                            pair.Person.SortName.CompareTo(name) > 0
                            || (pair.Person.SortName == name && pair.Person.Id > id)
                        )
                    )
                );
                var byDay = late ? rest.OrderBy(pair => pair.Day) : rest.OrderByDescending(pair => pair.Day);
                return byDay.ThenBy(pair => pair.Person.SortName).ThenBy(pair => pair.Person.Id);
        }
    }

    internal static async Task<Dictionary<Guid, (string? Title, string? Organisation)>> Work(
        TilthDb db,
        List<Guid> ids,
        CancellationToken cancel
    )
    {
        var rows = await (
            from affiliation in db.Affiliations()
            where ids.Contains(affiliation.PersonId) && !affiliation.IsPast
            // By person first: by id alone SQLite would walk along all posts of the book.
            orderby affiliation.PersonId, affiliation.Id
            select new
            {
                affiliation.PersonId,
                affiliation.Title,
                Organisation = db.Organisations()
                    .Where(row => row.Id == affiliation.OrganisationId)
                    .Select(row => row.Name)
                    .FirstOrDefault(),
            }
        ).ToListAsync(cancel);
        return rows.DistinctBy(row => row.PersonId)
            .ToDictionary(row => row.PersonId, row => ((string?)row.Title, (string?)row.Organisation));
    }

    private sealed class Pair
    {
        public required Person Person { get; init; }
        public Relationship? Mine { get; init; }

        /// <summary>The day that it is ordered by.</summary>
        public DateOnly Day { get; init; }
    }
}
