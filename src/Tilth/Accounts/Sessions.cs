using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>The browsers in which an account is signed in, and those that it knows, the latest first.</summary>
public sealed class Sessions(TilthStore store, TimeProvider clock)
{
    public sealed record Row(
        Guid Id,
        CredentialKind Kind,
        string Name,
        string? Address,
        DateTimeOffset Since,
        DateTimeOffset LastUsed,
        bool WithSecondFactor,
        bool IsThis
    );

    /// <summary>The browser that asks, by the secrets of its session and of its mark.</summary>
    public async Task<IReadOnlyList<Row>> Of(Guid account, SignIn.From from, CancellationToken cancel = default)
    {
        var (now, session, device) = (clock.GetUtcNow(), HashOf(from.Session), HashOf(from.Device));
        await using var db = store.ReadOwn();
        return await db.Credentials()
            .Where(Credential.HoldsAt(now))
            .Where(row => row.AccountId == account)
            .Where(row => row.Kind == CredentialKind.Session || row.Kind == CredentialKind.KnownDevice)
            .OrderByDescending(row => row.LastUsedAt)
            .ThenByDescending(row => row.Id)
            .Select(row => new Row(
                row.Id,
                row.Kind,
                row.Name,
                row.Address,
                row.CreatedAt,
                row.LastUsedAt,
                row.WithSecondFactor,
                row.SecretHash == session || row.SecretHash == device
            ))
            .ToListAsync(cancel);
    }

    private static byte[] HashOf(string? secret) => secret is null ? [] : new Secret(secret).Hash;
}
