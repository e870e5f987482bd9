using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People;

/// <summary>A page of the people of a book, by name; the next page begins after the last row (keyset), so every page costs the same.</summary>
public sealed class PeopleList(TilthStore store)
{
    public const int PageSize = 50;

    public sealed record Row(
        Guid Id,
        string Name,
        string SortName,
        string? Title,
        string? Organisation,
        string? Email,
        DateOnly? LastContactOn
    );

    /// <param name="After">Where the page begins: the sort name and id of the row before; null for the first.</param>
    public sealed record Answer(IReadOnlyList<Row> Rows, (string SortName, Guid Id)? After);

    public async Task<Answer> Page(Me me, (string SortName, Guid Id)? after, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var myself = db.Set<Member>().Where(member => member.PersonId != null).Select(member => member.PersonId);
        var people = db.People().Where(person => !myself.Contains(person.Id));
        if (after is var (name, id))
            people = people.Where(person =>
                person.SortName.CompareTo(name) > 0 || (person.SortName == name && person.Id > id)
            );
        var page = await people
            .OrderBy(person => person.SortName)
            .ThenBy(person => person.Id)
            .Take(PageSize + 1)
            .Select(person => new
            {
                person.Id,
                person.DisplayName,
                person.SortName,
                person.Emails,
            })
            .ToListAsync(cancel);
        var ids = page.Take(PageSize).Select(row => row.Id).ToList();
        var work = await Work(db, ids, cancel);
        var last = await LastContact(db, me, ids, cancel);
        var rows = page.Take(PageSize)
            .Select(row => new Row(
                row.Id,
                row.DisplayName,
                row.SortName,
                work.GetValueOrDefault(row.Id).Title,
                work.GetValueOrDefault(row.Id).Organisation,
                row.Emails.Count > 0 ? row.Emails[0].Value : null,
                last.GetValueOrDefault(row.Id)
            ))
            .ToList();
        return new Answer(rows, page.Count > PageSize ? (rows[^1].SortName, rows[^1].Id) : null);
    }

    public async Task<int> Count(Me me, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await db.People().CountAsync(cancel) - 1;
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
            orderby affiliation.Id
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

    private static Task<Dictionary<Guid, DateOnly?>> LastContact(
        TilthDb db,
        Me me,
        List<Guid> ids,
        CancellationToken cancel
    ) =>
        db.Relationships()
            .Where(row => row.MemberId == me.MemberId && ids.Contains(row.PersonId))
            .ToDictionaryAsync(row => row.PersonId, row => row.LastContactOn, cancel);
}
