using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>What the operator does to an account from the shell: a new password, no second factor, or no way in any more. Every session ends, and nobody acts for it any more.</summary>
public sealed class ManageAccount(TilthStore store, Passwords passwords, TimeProvider clock)
{
    public Task SetPassword(string email, string password, CancellationToken cancel = default)
    {
        if (Passwords.Problem(password, email) is { } problem)
            throw new RefusedException(problem);
        var hash = passwords.Hash(password);
        return Change(
            email,
            "password-set",
            (_, account) =>
            {
                account.SetPassword(hash);
                return Task.CompletedTask;
            },
            cancel
        );
    }

    /// <summary>For who lost everything: the second key, its recovery codes and every passkey go, and the password lets in again.</summary>
    public Task TakeSecondFactors(string email, CancellationToken cancel = default) =>
        Change(
            email,
            "second-factors-taken",
            async (db, account) =>
            {
                await TurnOffSecondKey.TakeAway(db, account.Id);
                db.RemoveRange(await db.Passkeys().Where(row => row.AccountId == account.Id).ToListAsync());
            },
            cancel
        );

    /// <exception cref="RefusedException">There is no such account, or it is the last operator's.</exception>
    public Task Disable(string email, CancellationToken cancel = default) => Change(email, "disabled", Disable, cancel);

    /// <summary>Somebody has to be able to look after the copy.</summary>
    private async Task Disable(TilthDb db, Account account)
    {
        var isLast =
            account is { IsOperator: true, DisabledAt: null }
            && !await db.Accounts().AnyAsync(row => row.IsOperator && row.DisabledAt == null && row.Id != account.Id);
        if (isLast)
            throw new RefusedException(
                $"{account.Email} is the only operator, and somebody has to be able to look after this copy. Nothing was changed."
            );
        account.Disable(clock.GetUtcNow());
    }

    private Task<bool> Change(
        string email,
        string what,
        Func<TilthDb, Account, Task> change,
        CancellationToken cancel
    ) =>
        store.WriteOwn(
            async db =>
            {
                var key = Account.KeyOf(email);
                var account = await db.Accounts()
                    .FirstOrDefaultAsync(row => row.EmailKey == key, CancellationToken.None);
                if (account is null)
                    throw new RefusedException($"There is no account {email}.");
                await change(db, account);
                await Ending.All(db, account.Id);
                await Ending.Entrusting(db, account.Id);
                db.Add(AuditEvent.Of(what, account.Id, AuditEvent.Shell, clock.GetUtcNow()));
                return true;
            },
            cancel
        );
}
