using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Ends one session, all others, or all; each at the next request of whoever has it.</summary>
public sealed class SignOut(TilthStore store, TimeProvider clock)
{
    public Task<bool> This(string secret, string? address, CancellationToken cancel = default)
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
                db.Add(AuditEvent.Of("signed-out", session.AccountId, address, clock.GetUtcNow()));
                return true;
            },
            cancel
        );
    }

    /// <summary>Ends one named session of the account, or forgets a known browser; false if it is not there or not theirs.</summary>
    public Task<bool> One(Guid account, Guid id, string? address, CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                var session = await db.Credentials()
                    .FirstOrDefaultAsync(row => row.Id == id && row.AccountId == account);
                if (session is null)
                    return false;
                db.Remove(session);
                db.Add(
                    AuditEvent.Of(
                        session.Kind == CredentialKind.Session ? "signed-out" : "browser-forgotten",
                        account,
                        address,
                        clock.GetUtcNow()
                    )
                );
                return true;
            },
            cancel
        );

    /// <summary>Here one stays.</summary>
    public Task<int> Others(Guid account, SignIn.From from, CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                db.Add(AuditEvent.Of("signed-out-elsewhere", account, from.Address, clock.GetUtcNow()));
                return await Ending.AllButHere(db, account, from);
            },
            cancel
        );

    public Task<int> Everywhere(Guid account, string? address, CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                db.Add(AuditEvent.Of("signed-out-everywhere", account, address, clock.GetUtcNow()));
                return await Ending.All(db, account);
            },
            cancel
        );
}
