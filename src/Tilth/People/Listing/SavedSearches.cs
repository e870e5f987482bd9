using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Listing;

/// <summary>My saved searches and fixed lists, by name.</summary>
public sealed class SavedSearches(TilthStore store)
{
    public sealed record Search(Guid Id, string Name, string Query, PeopleSort Sort);

    public sealed record Fixed(Guid Id, string Name, DateOnly MadeOn, int People);

    public sealed record Answer(IReadOnlyList<Search> Searches, IReadOnlyList<Fixed> Lists);

    public async Task<Answer> Of(Me me, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return new Answer(
            await db.Mine<Segment>()
                .OrderBy(row => row.NameKey)
                .Select(row => new Search(row.Id, row.Name, row.Query, row.Sort))
                .ToListAsync(cancel),
            await db.Mine<Audience>()
                .OrderBy(row => row.NameKey)
                .Select(row => new Fixed(
                    row.Id,
                    row.Name,
                    row.MadeOn,
                    db.AudienceMembers().Count(on => on.AudienceId == row.Id)
                ))
                .ToListAsync(cancel)
        );
    }
}
