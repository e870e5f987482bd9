using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>
/// The one place that says whether a secret lets an account in. Every door asks here, at every request, so what is ended
/// is ended for all of them at once.
/// </summary>
public sealed class WhoHolds(TilthStore store, RunningOut runningOut, TimeProvider clock)
{
    /// <summary>Whose secret it is, as what it holds, and whether the account was signed in to since from a new browser.</summary>
    public sealed record Holder(Account Account, Credential Credential, Guid? NewSignIn);

    /// <summary>Null where it does not hold, or not for that. What is seen to have run out is taken away.</summary>
    public async Task<Holder?> This(CredentialKind kind, string? secret, CancellationToken cancel = default)
    {
        if (secret is null)
            return null;
        var (now, hash) = (clock.GetUtcNow(), new Secret(secret).Hash);
        await using var db = store.ReadOwn();
        var found = db.Credentials().Where(row => row.SecretHash == hash && row.Kind == kind);
        var holder = await (
            from credential in found.Where(Credential.HoldsAt(now))
            join account in db.Accounts() on credential.AccountId equals account.Id
            where account.DisabledAt == null
            select new Holder(
                account,
                credential,
                db.NewSignIns()
                    .Where(row => row.AccountId == account.Id && row.SessionId != credential.Id)
                    .Where(row => row.At >= credential.CreatedAt)
                    .OrderBy(row => row.Id)
                    .Select(row => (Guid?)row.Id)
                    .FirstOrDefault()
            )
        ).FirstOrDefaultAsync(cancel);
        if (holder is null && await found.AnyAsync(Credential.IsOverAt(now), cancel))
            await runningOut.Try(CancellationToken.None);
        return holder;
    }
}
