using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>The browsers in which an account is signed in, the latest first.</summary>
public sealed class Sessions(TilthStore store, TimeProvider clock)
{
    public sealed record Row(Guid Id, string Name, DateTimeOffset Since, bool IsThis);

    public async Task<IReadOnlyList<Row>> Of(Guid account, string? thisSecret, CancellationToken cancel = default)
    {
        var (now, mine) = (clock.GetUtcNow(), thisSecret is null ? [] : new Secret(thisSecret).Hash);
        await using var db = store.ReadOwn();
        return await db.Credentials()
            .Where(Credential.HoldsAt(now))
            .Where(row => row.AccountId == account && row.Kind == CredentialKind.Session)
            .OrderByDescending(row => row.CreatedAt)
            .Select(row => new Row(row.Id, row.Name, row.CreatedAt, row.SecretHash == mine))
            .ToListAsync(cancel);
    }
}
