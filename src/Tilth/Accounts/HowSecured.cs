using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>What stands beside the password of an account.</summary>
public sealed class HowSecured(TilthStore store, SecondKeySecrets secrets)
{
    /// <summary>The state of the second key; with the secret only until it was confirmed.</summary>
    public sealed record Row(DateTimeOffset? SecondKeySince, byte[]? SecretToConfirm, int RecoveryCodes, int Passkeys);

    public async Task<Row> Of(Guid account, CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        var key = await db.SecondKeys().FirstOrDefaultAsync(row => row.AccountId == account, cancel);
        return new Row(
            key?.ConfirmedAt,
            key is { ConfirmedAt: null } ? secrets.Open(key) : null,
            await db.RecoveryCodes().CountAsync(row => row.AccountId == account, cancel),
            await db.Passkeys().CountAsync(row => row.AccountId == account, cancel)
        );
    }

    /// <summary>
    /// Whether the account has more than a password: a second key that holds, or a passkey. Whether a session was opened with
    /// it says <see cref="Credential.WithSecondFactor"/>.
    /// </summary>
    public async Task<bool> HasSecondFactor(Guid account, CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        return await db.SecondKeys().AnyAsync(row => row.AccountId == account && row.ConfirmedAt != null, cancel)
            || await db.Passkeys().AnyAsync(row => row.AccountId == account, cancel);
    }
}
