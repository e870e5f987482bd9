using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>What the framework's check of passkeys asks about accounts. It only reads: what changes is written by our actions.</summary>
public sealed class PasskeyStore(TilthStore store) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Email);

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(userId, out var id))
            return null;
        await using var db = store.ReadOwn();
        return await db.Accounts()
            .FirstOrDefaultAsync(row => row.Id == id && row.DisabledAt == null, cancellationToken);
    }

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var db = store.ReadOwn();
        return await (
            from passkey in db.Passkeys().Where(row => row.CredentialId == credentialId)
            join account in db.Accounts() on passkey.AccountId equals account.Id
            select account
        ).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        await using var db = store.ReadOwn();
        var all = await db.Passkeys().Where(row => row.AccountId == user.Id).ToListAsync(cancellationToken);
        return [.. all.Select(row => row.ForChecking())];
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    )
    {
        await using var db = store.ReadOwn();
        var found = await db.Passkeys()
            .FirstOrDefaultAsync(
                row => row.AccountId == user.Id && row.CredentialId == credentialId,
                cancellationToken
            );
        return found?.ForChecking();
    }

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) =>
        throw OnlyRead();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        throw OnlyRead();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) =>
        throw OnlyRead();

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        throw OnlyRead();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        throw OnlyRead();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw OnlyRead();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw OnlyRead();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw OnlyRead();

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        throw OnlyRead();

    public void Dispose()
    {
        // It holds nothing.
    }

    private static NotSupportedException OnlyRead() => new("Accounts are changed by the actions of this room.");
}
