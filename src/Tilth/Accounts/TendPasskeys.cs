using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Lists, names and removes the passkeys of an account.</summary>
public sealed class TendPasskeys(TilthStore store, TimeProvider clock)
{
    public sealed record Row(Guid Id, string Name, DateTimeOffset Since, DateTimeOffset? LastUsed, bool IsBackedUp);

    public async Task<IReadOnlyList<Row>> Of(Guid account, CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        return await db.Passkeys()
            .Where(row => row.AccountId == account)
            .OrderBy(row => row.Id)
            .Select(row => new Row(row.Id, row.Name, row.CreatedAt, row.LastUsedAt, row.IsBackedUp))
            .ToListAsync(cancel);
    }

    public Task<bool> Name(Guid account, Guid id, string name, SignIn.From from, CancellationToken cancel = default) =>
        Change(
            account,
            id,
            (db, passkey) =>
            {
                passkey.CallIt(name);
                db.Add(AuditEvent.Of("passkey-named", account, from.Address, clock.GetUtcNow()));
                return Task.CompletedTask;
            },
            cancel
        );

    /// <summary>It opens nothing any more, and everywhere else the account is signed out.</summary>
    public Task<bool> Remove(Guid account, Guid id, SignIn.From from, CancellationToken cancel = default) =>
        Change(
            account,
            id,
            async (db, passkey) =>
            {
                db.Remove(passkey);
                await Ending.AllButHere(db, account, from);
                db.Add(AuditEvent.Of("passkey-removed", account, from.Address, clock.GetUtcNow()));
            },
            cancel
        );

    private Task<bool> Change(Guid account, Guid id, Func<TilthDb, Passkey, Task> change, CancellationToken cancel) =>
        store.WriteOwn(
            async db =>
            {
                var passkey = await db.Passkeys().FirstOrDefaultAsync(row => row.Id == id && row.AccountId == account);
                if (passkey is null)
                    return false;
                await change(db, passkey);
                return true;
            },
            cancel
        );
}
