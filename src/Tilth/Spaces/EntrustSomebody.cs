using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>Lets somebody act for a member in a book, in what the member names; or ends that.</summary>
public sealed class EntrustSomebody(TilthStore store, TimeProvider clock)
{
    public const int Most = 10;

    public enum Outcome
    {
        Done,
        NotFound,
        TooMany,
    }

    public sealed record Form
    {
        [Required(ErrorMessage = "Who is it?")]
        public Guid? AccountId { get; set; }

        public Entrusted What { get; set; } = Entrusted.Promises;
    }

    /// <summary>Once more with another choice changes what is entrusted.</summary>
    public Task<Outcome> Do(Me me, Form form, CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                if (me.Behalf is not null || await db.SeatOf(me) is null || !Enum.IsDefined(form.What))
                    return Outcome.NotFound;
                if (form.AccountId is not { } account || !await Delegates.Near(db, me).ContainsAsync(account))
                    return Outcome.NotFound;
                var all = await Of(db, me).ToListAsync();
                var now = clock.GetUtcNow();
                if (all.Find(row => row.AccountId == account) is { } known)
                    known.IsFor(form.What, now);
                else if (all.Count >= Most)
                    return Outcome.TooMany;
                else
                    db.Add(Delegation.Of(me, account, form.What, now));
                db.Add(AuditEvent.In(me, "entrusted", account, now));
                return Outcome.Done;
            },
            cancel
        );

    /// <summary>By the member, or by whoever acts and lays it down. From then on nothing is done or seen any more.</summary>
    public Task<bool> End(Me me, Guid id, CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                var found = await db.Set<Delegation>().FirstOrDefaultAsync(row => row.Id == id);
                var isMine = found?.SpaceId == me.SpaceId && found.MemberId == me.MemberId;
                if (found is null || me.Behalf is not null || (!isMine && found.AccountId != me.AccountId))
                    return false;
                db.Remove(found);
                db.Add(AuditEvent.In(me, "entrusted-ended", isMine ? found.AccountId : null, clock.GetUtcNow()));
                return true;
            },
            cancel
        );

    private static IQueryable<Delegation> Of(TilthDb db, Me me) =>
        db.Set<Delegation>().Where(row => row.SpaceId == me.SpaceId && row.MemberId == me.MemberId);
}
