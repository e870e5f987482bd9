using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>A challenge that was answered: it is kept until it would have run out anyway, so that no answer counts twice.</summary>
public sealed class SpentChallenge
{
    private SpentChallenge() { }

    public byte[] Hash { get; private set; } = [];
    public DateTimeOffset Until { get; private set; }

    public static SpentChallenge Of(byte[] hash, DateTimeOffset until) => new() { Hash = hash, Until = until };
}

/// <summary>
/// What a passkey has to sign: given to one browser for one purpose, sealed in its cookie, good for five minutes and once.
/// Asking for one writes nothing, so that strangers cannot fill the disk with it.
/// </summary>
public sealed class PasskeyChallenges(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lives = TimeSpan.FromMinutes(5);

    /// <summary>What the browser keeps in its cookie.</summary>
    public string Seal(string purpose, string state)
    {
        var until = (clock.GetUtcNow() + Lives).UtcTicks.ToString(CultureInfo.InvariantCulture);
        return For(purpose).Protect($"{until} {state}");
    }

    /// <summary>What is to be checked against; null where it is none of ours, for something else, or too old.</summary>
    public string? Open(string purpose, string? sealedState)
    {
        if (sealedState is null)
            return null;
        try
        {
            var (until, state) = Read(For(purpose).Unprotect(sealedState));
            var now = clock.GetUtcNow();
            return now < until && until <= now + Lives ? state : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Part of a write: false where it was answered before.</summary>
    public async Task<bool> Spend(TilthDb db, string sealedState)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(sealedState));
        if (await db.SpentChallenges().AnyAsync(row => row.Hash == hash))
            return false;
        db.Add(SpentChallenge.Of(hash, clock.GetUtcNow() + Lives));
        return true;
    }

    private static (DateTimeOffset Until, string State) Read(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return (
            new DateTimeOffset(long.Parse(text[..blank], CultureInfo.InvariantCulture), TimeSpan.Zero),
            text[(blank + 1)..]
        );
    }

    private IDataProtector For(string purpose) => protection.CreateProtector("passkey-challenge", purpose);
}
