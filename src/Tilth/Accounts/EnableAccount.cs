using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Lets a disabled account in again, with the password that it had.</summary>
public sealed class EnableAccount(TilthStore store, TimeProvider clock)
{
    public enum Outcome
    {
        Enabled,
        WasEnabled,
        NotFound,
    }

    public Task<Outcome> Do(string email, CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                var key = Account.KeyOf(email);
                var account = await db.Accounts()
                    .FirstOrDefaultAsync(row => row.EmailKey == key, CancellationToken.None);
                if (account is null)
                    return Outcome.NotFound;
                if (account.DisabledAt is null)
                    return Outcome.WasEnabled;
                account.Enable();
                db.Add(AuditEvent.Of("enabled", account.Id, AuditEvent.Shell, clock.GetUtcNow()));
                return Outcome.Enabled;
            },
            cancel
        );
}
