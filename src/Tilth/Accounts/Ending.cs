using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Ends what an account acts with: sessions, half-finished sign-ins, known browsers, and whatever kind comes later.</summary>
internal static class Ending
{
    /// <summary>Part of a write. Tells how many there were.</summary>
    public static async Task<int> All(TilthDb db, Guid account)
    {
        var all = await db.Credentials().Where(row => row.AccountId == account).ToListAsync();
        db.RemoveRange(all);
        return all.Count;
    }

    /// <summary>Nobody acts for the account any more, in no book: it may have been a stranger at its page who let them. Part of a write.</summary>
    public static async Task Entrusting(TilthDb db, Guid account)
    {
        var seats = db.EveryMember().Where(seat => seat.AccountId == account);
        db.RemoveRange(
            await db.Set<Delegation>()
                .Where(row => seats.Any(seat => seat.SpaceId == row.SpaceId && seat.Id == row.MemberId))
                .ToListAsync()
        );
    }

    /// <summary>All but the session and the mark of the browser that asks.</summary>
    public static async Task<int> AllButHere(TilthDb db, Guid account, SignIn.From from)
    {
        var here = new[] { from.Session, from.Device }
            .OfType<string>()
            .Select(secret => new Secret(secret).Hash)
            .ToList();
        var all = await db.Credentials().Where(row => row.AccountId == account).ToListAsync();
        var others = all.Where(row => !here.Exists(hash => hash.AsSpan().SequenceEqual(row.SecretHash))).ToList();
        db.RemoveRange(others);
        return others.Count;
    }
}
