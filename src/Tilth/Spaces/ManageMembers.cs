using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>Gives a member another role, or ends a seat: one's own, or another's. A book never loses its last owner so.</summary>
public sealed class ManageMembers(TilthStore store, TimeProvider clock)
{
    public enum Outcome
    {
        Done,
        NotFound,
        NotAllowed,

        /// <summary>Somebody has to be able to look after the book.</summary>
        LastOwner,
    }

    public Task<Outcome> Become(Me me, Guid member, Role role, CancellationToken cancel = default) =>
        Change(
            me,
            member,
            "role-changed",
            (mine, seat) =>
            {
                if (!mine.Role.MayChange(seat.Role, role))
                    return Outcome.NotAllowed;
                seat.Becomes(role);
                return Outcome.Done;
            },
            cancel
        );

    public Task<Outcome> Remove(Me me, Guid member, CancellationToken cancel = default) =>
        Change(
            me,
            member,
            "removed",
            (mine, seat) =>
            {
                if (!mine.Role.MayGive(seat.Role))
                    return Outcome.NotAllowed;
                seat.Leave(clock.GetUtcNow());
                return Outcome.Done;
            },
            cancel
        );

    /// <summary>Gives up one's own seat. What was one's own is frozen for 30 days: to be downloaded, or there again on return.</summary>
    public Task<Outcome> Leave(Me me, CancellationToken cancel = default) =>
        Change(
            me,
            me.MemberId,
            "left",
            (mine, seat) =>
            {
                seat.Leave(clock.GetUtcNow());
                return Outcome.Done;
            },
            cancel
        );

    private Task<Outcome> Change(
        Me me,
        Guid member,
        string what,
        Func<Member, Member, Outcome> change,
        CancellationToken cancel
    ) =>
        store.WriteOwn(
            async db =>
            {
                if (me.Slug is null || await db.SeatOf(me) is not { } mine)
                    return Outcome.NotFound;
                var members = await db.MembersOf(me.SpaceId).Where(row => row.LeftAt == null).ToListAsync();
                if (members.Find(row => row.Id == member) is not { } seat)
                    return Outcome.NotFound;
                var was = seat.Role;
                var outcome = change(mine, seat);
                if (outcome != Outcome.Done)
                    return outcome;
                // Whoever is alone may go, and the book with them.
                var staying = members.Where(row => row.LeftAt is null).ToList();
                if (was == Role.Owner && staying.Count > 0 && !staying.Exists(row => row.Role == Role.Owner))
                {
                    db.ChangeTracker.Clear();
                    return Outcome.LastOwner;
                }
                // Links of somebody who may give them no more hold for nobody, also if the right comes back.
                db.RemoveRange(
                    await db.Credentials()
                        .Where(link => link.Kind == CredentialKind.Joining && link.SpaceId == me.SpaceId)
                        .Where(link => link.AccountId == seat.AccountId)
                        .ToListAsync()
                );
                // Nobody acts for who is gone, nor does who is gone act for anybody here.
                if (seat.LeftAt is not null)
                    db.RemoveRange(
                        await db.Set<Delegation>()
                            .Where(row => row.SpaceId == me.SpaceId)
                            .Where(row => row.MemberId == seat.Id || row.AccountId == seat.AccountId)
                            .ToListAsync()
                    );
                db.Add(
                    AuditEvent.In(me, what, seat.AccountId == me.AccountId ? null : seat.AccountId, clock.GetUtcNow())
                );
                return Outcome.Done;
            },
            cancel
        );
}
