using Microsoft.EntityFrameworkCore;

namespace Tilth.Store;

/// <summary>
/// A book and its members, for the acts on membership alone. These are no part of the record: they cannot be undone, since an
/// undo of long ago must give nobody a right; their trace is the audit.
/// </summary>
public static class Membership
{
    public static IQueryable<Member> MembersOf(this TilthDb db, int space) =>
        db.EveryMember().Where(member => member.SpaceId == space);

    /// <summary>The seats in all books, for who sits in one with whom.</summary>
    public static IQueryable<Member> EveryMember(this TilthDb db) =>
        db.Set<Member>().IgnoreQueryFilters([TilthDb.SpaceFilter]);

    public static IQueryable<Space> Spaces(this TilthDb db) =>
        db.Set<Space>().IgnoreQueryFilters([TilthDb.SpaceFilter]);

    /// <summary>The member as whom somebody acts, as the seat is at this moment; null where it was left or taken away.</summary>
    public static Task<Member?> SeatOf(this TilthDb db, Me me) =>
        db.MembersOf(me.SpaceId)
            .FirstOrDefaultAsync(member =>
                member.Id == me.MemberId && member.AccountId == me.AccountId && member.LeftAt == null
            );
}
