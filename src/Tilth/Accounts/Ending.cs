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
