using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>A browser in which the account has signed in before.</summary>
internal static class KnownDevice
{
    public static async Task<Credential?> Find(TilthDb db, Guid account, string? secret, DateTimeOffset now)
    {
        if (secret is null)
            return null;
        var hash = new Secret(secret).Hash;
        return await db.Credentials()
            .Where(Credential.HoldsAt(now))
            .FirstOrDefaultAsync(row =>
                row.SecretHash == hash && row.AccountId == account && row.Kind == CredentialKind.KnownDevice
            );
    }

    /// <summary>What failures of somebody are counted under: a known browser has a count of its own.</summary>
    public static string[] Counts(bool isKnown, string account, SignIn.From from) =>
        isKnown ? [$"device {from.Device}"] : [$"account {account}", $"address {SignInLimits.Network(from.Address)}"];
}
