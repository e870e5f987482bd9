using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>The accounts of this copy.</summary>
public sealed class AccountList(TilthStore store)
{
    /// <summary>All of them, the first one first; for the operator.</summary>
    public async Task<IReadOnlyList<Account>> All(CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        return await db.Accounts().OrderBy(account => account.Id).ToListAsync(cancel);
    }

    /// <summary>What the people of these accounts call themselves.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(
        IReadOnlyCollection<Guid> accounts,
        CancellationToken cancel = default
    )
    {
        await using var db = store.ReadOwn();
        return await db.Accounts()
            .Where(account => accounts.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, account => account.Name, cancel);
    }
}
