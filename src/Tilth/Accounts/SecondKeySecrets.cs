using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace Tilth.Accounts;

/// <summary>The secrets of second keys: sealed for the account that they belong to, and the codes that follow from them.</summary>
public sealed class SecondKeySecrets(IDataProtectionProvider protection)
{
    // As long as the hash of the codes, SHA-1, asks for (RFC 4226, section 4).
    private const int Bytes = 20;

    // One before and one after: clocks differ, and people type slowly (RFC 6238, section 5.2).
    private static readonly VerificationWindow OneBesides = new(previous: 1, future: 1);

    public byte[] NewSealed(Guid account) => Of(account).Protect(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Null where the key of the copy was lost: then only a recovery code helps.</summary>
    public byte[]? Open(SecondKey key)
    {
        try
        {
            return Of(key.AccountId).Unprotect(key.SealedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The half minute to which the code belongs; null where it is none of now.</summary>
    public static long? StepOf(string code, byte[] secret, DateTimeOffset now) =>
        new Totp(secret).VerifyTotp(now.UtcDateTime, code, out var step, OneBesides) ? step : null;

    private IDataProtector Of(Guid account) => protection.CreateProtector("second-key", account.ToString());
}
