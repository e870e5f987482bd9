using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Whether a passkey that somebody holds opens an account: a challenge is given out, and what was signed is checked once.</summary>
public sealed class CheckPasskey(
    TilthStore store,
    IPasskeyHandler<Account> passkeys,
    PasskeyChallenges challenges,
    SignInLimits limits,
    TimeProvider clock
)
{
    public enum Outcome
    {
        Right,
        Wrong,
        TooOften,
    }

    /// <summary>What the browser is to sign, as it takes it; the challenge goes into its cookie.</summary>
    public async Task<string> Ask(HttpContext context, string purpose, Account? account)
    {
        var made = await passkeys.MakeRequestOptionsAsync(account, context);
        SessionCookies.SetChallenge(context, challenges.Seal(purpose, made.AssertionState!));
        return made.RequestOptionsJson;
    }

    /// <param name="only">The account that it must be; null where any may come in.</param>
    /// <param name="then">What is done in the same write where it is right.</param>
    public async Task<Outcome> Of(
        HttpContext context,
        string purpose,
        string answer,
        Account? only,
        Func<TilthDb, Account, Task> then
    )
    {
        var from = SessionCookies.From(context);
        var count = $"passkey {SignInLimits.Network(from.Address)}";
        var taken = limits.Take(SignInLimits.OfPasswords, count);
        if (taken == SignInLimits.Taken.FullAtFirst)
            await Audit("passkey-refused", only, from);
        if (taken != SignInLimits.Taken.Free)
            return Outcome.TooOften;
        if (!await IsRight(context, purpose, answer, only, then))
        {
            await Audit("passkey-failed", only, from);
            return Outcome.Wrong;
        }
        limits.GiveBack(SignInLimits.OfPasswords, count);
        return Outcome.Right;
    }

    private async Task<bool> IsRight(
        HttpContext context,
        string purpose,
        string answer,
        Account? only,
        Func<TilthDb, Account, Task> then
    )
    {
        var cookie = SessionCookies.Challenge(context.Request);
        if (challenges.Open(purpose, cookie) is not { } state)
            return false;
        var result = await passkeys.PerformAssertionAsync(
            new PasskeyAssertionContext
            {
                HttpContext = context,
                CredentialJson = answer,
                AssertionState = state,
            }
        );
        // The framework asks for the user's verification as it was told to; this must hold whatever it was told.
        if (!result.Succeeded || !result.Passkey.IsUserVerified || (only is not null && result.User.Id != only.Id))
            return false;
        return await store.WriteOwn(db => Take(db, result, cookie!, then));
    }

    /// <summary>What was true when it was checked must still be: the account is not disabled, the passkey not removed, the challenge not spent.</summary>
    private async Task<bool> Take(
        TilthDb db,
        PasskeyAssertionResult<Account> result,
        string cookie,
        Func<TilthDb, Account, Task> then
    )
    {
        var (user, used) = (result.User!, result.Passkey!);
        var account = await db.Accounts().FirstOrDefaultAsync(row => row.Id == user.Id && row.DisabledAt == null);
        var passkey = await db.Passkeys()
            .FirstOrDefaultAsync(row => row.AccountId == user.Id && row.CredentialId == used.CredentialId);
        if (account is null || passkey is null || !await challenges.Spend(db, cookie))
            return false;
        if (!passkey.Used(used, clock.GetUtcNow()))
            return false;
        await then(db, account);
        return true;
    }

    private Task<bool> Audit(string what, Account? account, SignIn.From from) =>
        store.WriteOwn(db =>
        {
            db.Add(AuditEvent.Of(what, account?.Id, from.Address, clock.GetUtcNow()));
            return Task.FromResult(true);
        });
}
