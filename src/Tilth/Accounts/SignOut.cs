using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Ends one session, or all of an account's.</summary>
public sealed class SignOut(TilthStore store, TimeProvider clock)
{
    public Task<bool> This(string secret, CancellationToken cancel = default)
    {
        var hash = new Secret(secret).Hash;
        return store.WriteOwn(
            async db =>
            {
                var session = await db.Credentials()
                    .FirstOrDefaultAsync(row => row.SecretHash == hash, CancellationToken.None);
                if (session is null)
                    return false;
                db.Remove(session);
                db.Add(AuditEvent.Of("signed-out", session.AccountId, null, clock.GetUtcNow()));
                return true;
            },
            cancel
        );
    }

    /// <summary>Ends one named session of the account; false if it is not there or not theirs.</summary>
    public Task<bool> One(Guid account, Guid id, CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                var session = await db.Credentials()
                    .FirstOrDefaultAsync(row => row.Id == id && row.AccountId == account);
                if (session is null)
                    return false;
                db.Remove(session);
                db.Add(AuditEvent.Of("signed-out", account, null, clock.GetUtcNow()));
                return true;
            },
            cancel
        );

    public Task<int> Everywhere(Guid account, CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                var sessions = await db.Credentials().Where(row => row.AccountId == account).ToListAsync();
                db.RemoveRange(sessions);
                db.Add(AuditEvent.Of("signed-out-everywhere", account, null, clock.GetUtcNow()));
                return sessions.Count;
            },
            cancel
        );
}
