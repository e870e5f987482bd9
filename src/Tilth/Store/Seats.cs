using Microsoft.EntityFrameworkCore;

namespace Tilth.Store;

/// <summary>A book that an account has a seat in: what is needed to act there.</summary>
public sealed record Seat(int SpaceId, Guid MemberId, string? Slug, string Name, Role Role, Guid? PersonId);

/// <summary>Finds the seats of an account: the one question that looks across spaces, and only along one's own seats.</summary>
public sealed class Seats(Database database)
{
    /// <summary>All books of the account, the personal one first.</summary>
    public async Task<IReadOnlyList<Seat>> Of(Guid account, CancellationToken cancel = default)
    {
        await using var db = database.Query(null);
        return await From(db, account)
            .OrderBy(found => found.Space.Slug != null)
            .ThenBy(found => found.Space.Name)
            .Select(found => ToSeat(found))
            .ToListAsync(cancel);
    }

    /// <summary>The account's seat in the book of that slug (null: the personal book), or null where there is none.</summary>
    public async Task<Seat?> Find(Guid account, string? slug, CancellationToken cancel = default)
    {
        await using var db = database.Query(null);
        return await From(db, account)
            .Where(found => found.Space.Slug == slug)
            .Select(found => ToSeat(found))
            .FirstOrDefaultAsync(cancel);
    }

    private static IQueryable<Found> From(TilthDb db, Guid account) =>
        from member in db.Set<Member>().IgnoreQueryFilters([TilthDb.SpaceFilter])
        join space in db.Set<Space>().IgnoreQueryFilters([TilthDb.SpaceFilter]) on member.SpaceId equals space.SpaceId
        where member.AccountId == account
        select new Found { Member = member, Space = space };

    private static Seat ToSeat(Found found) =>
        new(
            found.Space.SpaceId,
            found.Member.Id,
            found.Space.Slug,
            found.Space.Name,
            found.Member.Role,
            found.Member.PersonId
        );

    private sealed class Found
    {
        public required Member Member { get; init; }
        public required Space Space { get; init; }
    }
}
