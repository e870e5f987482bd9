using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Whether a password is that of an account, under the limits that hold for every door; a wrong one leaves its trace.</summary>
public sealed class CheckPassword(TilthStore store, Passwords passwords, SignInLimits limits, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Right(Account Account) : Outcome;

        public sealed record Wrong : Outcome;

        public sealed record TooOften : Outcome;
    }

    /// <param name="failed">The word in the audit for a wrong one, such as <c>sign-in-failed</c>; refused ones end alike.</param>
    public async Task<Outcome> Of(
        string email,
        string password,
        SignIn.From from,
        string failed,
        CancellationToken cancel = default
    )
    {
        var key = Account.KeyOf(email);
        Account? account;
        bool isKnown;
        await using (var db = store.ReadOwn())
        {
            account = await db.Accounts().FirstOrDefaultAsync(row => row.EmailKey == key, cancel);
            isKnown =
                account is not null
                && await KnownDevice.Find(db, account.Id, from.Device, clock.GetUtcNow()) is not null;
        }
        var keys = KnownDevice.Counts(isKnown, key, from);
        var taken = limits.Take(SignInLimits.OfPasswords, keys);
        if (taken == SignInLimits.Taken.FullAtFirst)
            await Audit(failed.Replace("-failed", "-refused", StringComparison.Ordinal), account?.Id, from, cancel);
        if (taken != SignInLimits.Taken.Free)
            return new Outcome.TooOften();
        if (!passwords.IsRight(account, password))
        {
            await Audit(failed, account?.Id, from, cancel);
            return new Outcome.Wrong();
        }
        limits.GiveBack(SignInLimits.OfPasswords, keys);
        return new Outcome.Right(account!);
    }

    private Task<bool> Audit(string what, Guid? account, SignIn.From from, CancellationToken cancel) =>
        store.WriteOwn(
            db =>
            {
                db.Add(AuditEvent.Of(what, account, from.Address, clock.GetUtcNow()));
                return Task.FromResult(true);
            },
            cancel
        );
}
