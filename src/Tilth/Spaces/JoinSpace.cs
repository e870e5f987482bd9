using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>Takes a seat in a book by a link that was made for one person; also back in the seat that one has left.</summary>
public sealed class JoinSpace(TilthStore store, Seats seats, OpenBook open, SignInLimits limits, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Joined(string Slug) : Outcome;

        /// <summary>Used, taken back, run out, or never made: one answer for all, and for all the same.</summary>
        public sealed record NoSuchLink : Outcome;
    }

    /// <summary>What the page before joining says: into which book the link leads, as what, and from whom it is.</summary>
    public sealed record Offer(string Book, Role Role, string From);

    /// <summary>Where the link leads; null where it does not hold. Guesses from one address are counted.</summary>
    public async Task<Offer?> Look(Secret secret, string address, CancellationToken cancel = default)
    {
        string[] keys = [$"join {SignInLimits.Network(address)}"];
        if (limits.Take(SignInLimits.OfLinks, keys) != SignInLimits.Taken.Free)
            return null;
        await using var db = store.ReadOwn();
        if (await Find(db, secret) is not var (link, space))
            return null;
        limits.GiveBack(SignInLimits.OfLinks, keys);
        var from = await db.Accounts().FirstAsync(row => row.Id == link.AccountId, cancel);
        return new Offer(space.Name, link.Role!.Value, from.Name);
    }

    public async Task<Outcome> Do(Account account, Secret secret, Door door, CancellationToken cancel = default)
    {
        var slug = await store.WriteOwn(db => Join(db, account, secret), cancel);
        if (slug is null)
            return new Outcome.NoSuchLink();
        if (await seats.Find(account.Id, slug, cancel) is { } seat)
            await open.Do(account, seat, door, cancel);
        return new Outcome.Joined(slug);
    }

    private async Task<string?> Join(TilthDb db, Account account, Secret secret)
    {
        if (await Find(db, secret) is not var (link, space))
            return null;
        var now = clock.GetUtcNow();
        var seat = await db.MembersOf(space.SpaceId).FirstOrDefaultAsync(row => row.AccountId == account.Id);
        // Whoever sits there already keeps the link for whom it was meant.
        if (seat is { LeftAt: null })
            return space.Slug;
        if (seat is null)
            db.Add(seat = Member.Join(space.SpaceId, account.Id, link.Role!.Value, now));
        else
            seat.Rejoin(link.Role!.Value);
        db.Remove(link);
        var me = new Me(account.Id, space.SpaceId, seat.Id, Door.Page, account.TimeZone);
        db.Add(AuditEvent.In(me, "joined", link.AccountId, now));
        return space.Slug;
    }

    /// <summary>The link and its book, while whoever made it may still give what it gives.</summary>
    private async Task<(Credential Link, Space Space)?> Find(TilthDb db, Secret secret)
    {
        var hash = secret.Hash;
        var link = await db.Credentials()
            .Where(Credential.HoldsAt(clock.GetUtcNow()))
            .FirstOrDefaultAsync(row => row.SecretHash == hash && row.Kind == CredentialKind.Joining);
        if (link is null)
            return null;
        var from = await db.MembersOf(link.SpaceId!.Value)
            .FirstOrDefaultAsync(row => row.AccountId == link.AccountId && row.LeftAt == null);
        if (from is null || !from.Role.MayGive(link.Role!.Value))
            return null;
        return (link, await db.Spaces().FirstAsync(row => row.SpaceId == link.SpaceId));
    }
}
