using Microsoft.EntityFrameworkCore;

namespace Tilth.Store;

/// <summary>A book that an account has a seat in: what is needed to act there.</summary>
public sealed record Seat(int SpaceId, Guid MemberId, string? Slug, string Name, Role Role, Guid? PersonId)
{
    /// <summary>When the member left it; such a seat is found only where one asks for those that were left.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>The book lets in only who signed in with a second key.</summary>
    public bool RequiresSecondKey { get; init; }

    /// <summary>What stands before every path of the book.</summary>
    public string Root => Slug is null ? "" : $"/in/{Slug}";

    /// <summary>The account, acting from this seat.</summary>
    public Me As(Guid account, Door door, TimeZoneInfo zone) =>
        new(account, SpaceId, MemberId, door, zone) { Seat = this, HasSecondFactor = door != Door.Page };

    /// <summary>Whoever acts in one book, acting from this seat in another.</summary>
    public Me For(Me me) => As(me.AccountId, me.Door, me.Zone) with { HasSecondFactor = me.HasSecondFactor };

    public bool IsOpenTo(Me me) => me.HasSecondFactor || !RequiresSecondKey;
}

/// <summary>The seat of another account, and what of it is entrusted to whoever asks.</summary>
/// <param name="Id">Of the delegation.</param>
/// <param name="Owner">The account whose seat it is.</param>
public sealed record EntrustedSeat(Guid Id, Seat Seat, Guid Owner, Entrusted What)
{
    /// <summary>What stands before every path there.</summary>
    public string Root => $"{Seat.Root}/for/{Seat.MemberId}";

    /// <summary>
    /// Whoever acts for another may no more than either of the two, and at the most what a member may: the book itself is not
    /// theirs to look after.
    /// </summary>
    public static Role RoleFor(Role their, Role own) =>
        (Role)Math.Min((int)Role.Member, Math.Min((int)their, (int)own));
}

/// <summary>All seats of whoever acts in this request.</summary>
public sealed record Seating(IReadOnlyList<Seat> Seats);

/// <summary>Finds the seats of an account: the one question that looks across spaces, and only along one's own seats.</summary>
public sealed class Seats(Database database)
{
    /// <summary>All books of the account, the personal one first.</summary>
    public async Task<IReadOnlyList<Seat>> Of(Guid account, CancellationToken cancel = default)
    {
        await using var db = database.Query(null);
        return await From(db, account)
            .Where(found => found.Member.LeftAt == null)
            .OrderBy(found => found.Space.Slug != null)
            .ThenBy(found => found.Space.Name)
            .Select(found => ToSeat(found))
            .ToListAsync(cancel);
    }

    /// <summary>Seats of whom the book holds no person yet, since a crash came between; with whose they are.</summary>
    public async Task<IReadOnlyList<(Guid Account, Seat Seat)>> NotBegun(CancellationToken cancel = default)
    {
        await using var db = database.Query(null);
        var found = await From(db)
            .Where(found => found.Member.LeftAt == null && found.Member.PersonId == null)
            .ToListAsync(cancel);
        return [.. found.Select(found => (found.Member.AccountId, ToSeat(found)))];
    }

    /// <summary>
    /// Whoever acts, in each book that is looked through from here: from one's own book all that one sits in, that one first;
    /// from a shared one it alone.
    /// </summary>
    public async Task<IReadOnlyList<Me>> Everywhere(Me me, CancellationToken cancel = default)
    {
        if (me.Slug is not null || me.Behalf is not null)
            return [me];
        var seats = await Of(me.AccountId, cancel);
        return
        [
            me,
            .. seats.Where(seat => seat.SpaceId != me.SpaceId && seat.IsOpenTo(me)).Select(seat => seat.For(me)),
        ];
    }

    /// <summary>The account's seat in the book of that slug (null: the personal book), or null where there is none.</summary>
    public async Task<Seat?> Find(Guid account, string? slug, CancellationToken cancel = default)
    {
        await using var db = database.Query(null);
        return await From(db, account)
            .Where(found => found.Member.LeftAt == null && found.Space.Slug == slug)
            .Select(found => ToSeat(found))
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>The same person in another of their books; null where there is no seat, or not with this sign-in.</summary>
    public async Task<Me?> Enter(Me me, string slug, CancellationToken cancel = default) =>
        me.Behalf is null && await Find(me.AccountId, slug, cancel) is { } seat && seat.IsOpenTo(me)
            ? seat.For(me)
            : null;

    /// <summary>The seats of others for whom the account acts, with what each of them entrusts.</summary>
    public async Task<IReadOnlyList<EntrustedSeat>> Entrusted(Guid account, CancellationToken cancel = default)
    {
        await using var db = database.Query(null);
        var found = await (
            from delegation in db.Set<Delegation>()
            where delegation.AccountId == account
            join seat in From(db)
                on new { delegation.SpaceId, delegation.MemberId } equals new
                {
                    seat.Member.SpaceId,
                    MemberId = seat.Member.Id,
                }
            where seat.Member.LeftAt == null
            orderby delegation.Id
            select new
            {
                seat.Member,
                seat.Space,
                delegation.Id,
                delegation.What,
            }
        ).ToListAsync(cancel);
        return
        [
            .. found.Select(row => new EntrustedSeat(
                row.Id,
                ToSeat(new Found { Member = row.Member, Space = row.Space }),
                row.Member.AccountId,
                row.What
            )),
        ];
    }

    /// <summary>The books that the account has left and where something of its own is still kept, the latest first.</summary>
    public async Task<IReadOnlyList<Seat>> Left(Guid account, CancellationToken cancel = default)
    {
        await using var db = database.Query(null);
        return await From(db, account)
            .Where(found => found.Member.LeftAt != null && found.Member.PersonId != null)
            .OrderByDescending(found => found.Member.LeftAt)
            .Select(found => ToSeat(found))
            .ToListAsync(cancel);
    }

    private static IQueryable<Found> From(TilthDb db, Guid account) =>
        From(db).Where(found => found.Member.AccountId == account);

    private static IQueryable<Found> From(TilthDb db) =>
        from member in db.EveryMember()
        join space in db.Spaces() on member.SpaceId equals space.SpaceId
        select new Found { Member = member, Space = space };

    private static Seat ToSeat(Found found) =>
        new(
            found.Space.SpaceId,
            found.Member.Id,
            found.Space.Slug,
            found.Space.Name,
            found.Member.Role,
            found.Member.PersonId
        )
        {
            LeftAt = found.Member.LeftAt,
            RequiresSecondKey = found.Space.RequiresSecondKey,
        };

    private sealed class Found
    {
        public required Member Member { get; init; }
        public required Space Space { get; init; }
    }
}
