using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Adds a passkey to the account that acts. Everywhere else the account is signed out, as with every change of a factor.</summary>
public sealed class AddPasskey(
    TilthStore store,
    IPasskeyHandler<Account> passkeys,
    PasskeyChallenges challenges,
    TimeProvider clock
)
{
    public const int Most = 20,
        LongestName = 100;

    public enum Outcome
    {
        Added,

        /// <summary>Too old, used before, or not what was asked for.</summary>
        Wrong,
        Unnamed,
        TooMany,
    }

    /// <summary>What the browser is to make, as it takes it; the challenge goes into its cookie.</summary>
    public async Task<string> Ask(HttpContext context, Account account)
    {
        var made = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = account.Id.ToString(),
                Name = account.Email,
                DisplayName = account.Name,
            },
            context
        );
        SessionCookies.SetChallenge(context, challenges.Seal(Purpose(account), made.AttestationState!));
        return made.CreationOptionsJson;
    }

    /// <param name="made">What the browser made.</param>
    public async Task<Outcome> Do(HttpContext context, Account account, string name, string made)
    {
        if (!IsName(name))
            return Outcome.Unnamed;
        var cookie = SessionCookies.Challenge(context.Request);
        if (challenges.Open(Purpose(account), cookie) is not { } state)
            return Outcome.Wrong;
        var result = await passkeys.PerformAttestationAsync(
            new PasskeyAttestationContext
            {
                HttpContext = context,
                CredentialJson = made,
                AttestationState = state,
            }
        );
        if (!result.Succeeded || !result.Passkey.IsUserVerified || result.UserEntity.Id != account.Id.ToString())
            return Outcome.Wrong;
        var from = SessionCookies.From(context);
        return await store.WriteOwn(db => Add(db, account, name, result.Passkey, cookie!, from));
    }

    public static bool IsName(string name) =>
        Blank.ToNull(name) is { Length: <= LongestName } text && !text.Any(char.IsControl);

    private async Task<Outcome> Add(
        TilthDb db,
        Account account,
        string name,
        UserPasskeyInfo made,
        string cookie,
        SignIn.From from
    )
    {
        if (await db.Passkeys().CountAsync(row => row.AccountId == account.Id) >= Most)
            return Outcome.TooMany;
        if (await db.Passkeys().AnyAsync(row => row.CredentialId == made.CredentialId))
            return Outcome.Wrong;
        if (!await challenges.Spend(db, cookie))
            return Outcome.Wrong;
        db.Add(Passkey.Of(account.Id, name, made, clock.GetUtcNow()));
        await Ending.AllButHere(db, account.Id, from);
        db.Add(AuditEvent.Of("passkey-added", account.Id, from.Address, clock.GetUtcNow()));
        return Outcome.Added;
    }

    private static string Purpose(Account account) => $"add {account.Id}";
}
