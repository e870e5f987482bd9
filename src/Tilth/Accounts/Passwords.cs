using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Tilth.Accounts;

/// <summary>Whether a password will do, and whether it is the right one; every check takes the same time.</summary>
public sealed class Passwords
{
    private const int Least = 8,
        Most = 256;
    private static readonly Lazy<FrozenSet<string>> Common = new(LoadCommon);
    private readonly PasswordHasher<Account> _hasher;
    private readonly string _hashOfNothing;

    public Passwords(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<Account>(options);
        _hashOfNothing = Hash("no account has this password");
    }

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>True if it is the account's password; for an unknown account it works as long and says no.</summary>
    public bool IsRight(Account? account, string password) =>
        _hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? _hashOfNothing, password)
            is not PasswordVerificationResult.Failed
        && account is { DisabledAt: null };

    /// <summary>Why the password will not do, or null if it will.</summary>
    public static string? Problem(string password, string email)
    {
        if (password.Length < Least)
            return "At least 8 characters, please; 15 or more are better. A few words in a row are easy to remember.";
        if (password.Length > Most)
            return "At most 256 characters, please.";
        var folded = password.ToLowerInvariant();
        if (Common.Value.Contains(folded) || folded == Account.KeyOf(email) || folded.Distinct().Count() < 3)
            return "That is one of the passwords that are tried first. Please take another.";
        return null;
    }

    private static FrozenSet<string> LoadCommon()
    {
        using var list = typeof(Passwords).Assembly.GetManifestResourceStream("common-passwords.json")!;
        return JsonSerializer.Deserialize<string[]>(list)!.ToFrozenSet(StringComparer.Ordinal);
    }
}
