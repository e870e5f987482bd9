using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>A person's posts over time, and what others found through this person.</summary>
public sealed class WorkHistory(TilthStore store)
{
    public sealed record Post(
        Guid Id,
        string? Title,
        string? Organisation,
        PartialDate? From,
        PartialDate? To,
        bool IsPast,
        Guid? ThroughId,
        string? Through
    );

    public sealed record Found(Guid PersonId, string Name, string? Title, string? Organisation);

    /// <param name="Posts">Those of today first, then the latest.</param>
    /// <param name="Met">Whom I met through this person.</param>
    public sealed record Answer(
        string Name,
        IReadOnlyList<Post> Posts,
        IReadOnlyList<Found> Found,
        IReadOnlyList<(Guid Id, string Name)> Met
    );

    public async Task<Answer> Of(Me me, Guid person, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var name = await db.People().Where(row => row.Id == person).Select(row => row.DisplayName).FirstAsync(cancel);
        return new Answer(
            name,
            await Posts(db, person, cancel),
            await FoundThrough(db, person, cancel),
            await Met(db, me, person, cancel)
        );
    }

    private static async Task<IReadOnlyList<Post>> Posts(TilthDb db, Guid person, CancellationToken cancel)
    {
        var posts = await (
            from post in db.Affiliations()
            where post.PersonId == person
            join place in db.Organisations() on post.OrganisationId equals (Guid?)place.Id into places
            from place in places.DefaultIfEmpty()
            join helper in db.People() on post.FoundThroughId equals (Guid?)helper.Id into helpers
            from helper in helpers.DefaultIfEmpty()
            orderby post.Id
            select new Post(
                post.Id,
                post.Title,
                place.Name,
                post.From,
                post.To,
                post.IsPast,
                post.FoundThroughId,
                helper.DisplayName
            )
        ).ToListAsync(cancel);
        return
        [
            .. posts
                .OrderBy(post => post.IsPast)
                .ThenByDescending(post => (post.To ?? post.From)?.ToString(), StringComparer.Ordinal)
                .ThenByDescending(post => post.From?.ToString(), StringComparer.Ordinal),
        ];
    }

    private static Task<List<Found>> FoundThrough(TilthDb db, Guid person, CancellationToken cancel) =>
        (
            from post in db.Affiliations()
            join other in db.People() on post.PersonId equals other.Id
            where post.FoundThroughId == person
            join place in db.Organisations() on post.OrganisationId equals (Guid?)place.Id into places
            from place in places.DefaultIfEmpty()
            orderby other.SortName, post.Id
            select new Found(other.Id, other.DisplayName, post.Title, place.Name)
        ).ToListAsync(cancel);

    private static async Task<IReadOnlyList<(Guid, string)>> Met(
        TilthDb db,
        Me me,
        Guid person,
        CancellationToken cancel
    )
    {
        var rows = await (
            from mine in db.Mine<Relationship>()
            join other in db.People() on mine.PersonId equals other.Id
            where mine.MetThroughId == person
            orderby other.SortName
            select new { other.Id, other.DisplayName }
        ).ToListAsync(cancel);
        return [.. rows.Select(row => (row.Id, row.DisplayName))];
    }
}
