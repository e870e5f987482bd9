using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>What the operator does to an account from the shell: a new password, or no way in any more. Every session ends.</summary>
public sealed class ManageAccount(TilthStore store, Passwords passwords, TimeProvider clock)
{
    public Task SetPassword(string email, string password, CancellationToken cancel = default)
    {
        if (Passwords.Problem(password, email) is { } problem)
            throw new RefusedException(problem);
        var hash = passwords.Hash(password);
        return Change(email, "password-set", account => account.SetPassword(hash), cancel);
    }

    public Task Disable(string email, CancellationToken cancel = default) =>
        Change(email, "disabled", account => account.Disable(clock.GetUtcNow()), cancel);

    private Task<bool> Change(string email, string what, Action<Account> change, CancellationToken cancel) =>
        store.WriteOwn(
            async db =>
            {
                var key = Account.KeyOf(email);
                var account = await db.Accounts()
                    .FirstOrDefaultAsync(row => row.EmailKey == key, CancellationToken.None);
                if (account is null)
                    throw new RefusedException($"There is no account {email}.");
                change(account);
                db.RemoveRange(
                    await db.Credentials().Where(row => row.AccountId == account.Id).ToListAsync(CancellationToken.None)
                );
                db.Add(AuditEvent.Of(what, account.Id, null, clock.GetUtcNow()));
                return true;
            },
            cancel
        );
}
