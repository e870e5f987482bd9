using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>All accounts of this copy, the first one first; for the operator.</summary>
public sealed class AccountList(TilthStore store)
{
    public async Task<IReadOnlyList<Account>> All(CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        return await db.Accounts().OrderBy(account => account.Id).ToListAsync(cancel);
    }
}
