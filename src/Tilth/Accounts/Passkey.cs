using Microsoft.AspNetCore.Identity;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>A key that a device keeps and opens for its owner alone (WebAuthn): here lies only its public half.</summary>
public sealed class Passkey
{
    private Passkey() { }

    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }

    /// <summary>By which the device knows it.</summary>
    public byte[] CredentialId { get; private set; } = [];

    public byte[] PublicKey { get; private set; } = [];
    public string Name { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>How often the device says that it signed; one that goes back was copied.</summary>
    public long SignCount { get; private set; }

    /// <summary>How a browser may reach the device, one blank between.</summary>
    public string Transports { get; private set; } = "";

    public bool IsUserVerified { get; private set; }
    public bool IsBackupEligible { get; private set; }
    public bool IsBackedUp { get; private set; }

    public static Passkey Of(Guid account, string name, UserPasskeyInfo made, DateTimeOffset at) =>
        new()
        {
            Id = NewId.At(at),
            AccountId = account,
            CredentialId = made.CredentialId,
            PublicKey = made.PublicKey,
            Name = name.Trim(),
            CreatedAt = at,
            SignCount = made.SignCount,
            Transports = string.Join(' ', made.Transports ?? []),
            IsUserVerified = made.IsUserVerified,
            IsBackupEligible = made.IsBackupEligible,
            IsBackedUp = made.IsBackedUp,
        };

    public void CallIt(string name) => Name = name.Trim();

    /// <summary>False where its count went no further meanwhile; devices that do not count say nought.</summary>
    public bool Used(UserPasskeyInfo now, DateTimeOffset at)
    {
        if (now.SignCount <= SignCount && (now.SignCount, SignCount) != (0, 0))
            return false;
        (SignCount, IsBackedUp, LastUsedAt) = (now.SignCount, now.IsBackedUp, at);
        return true;
    }

    /// <summary>As the framework, which checks what it signs, wants it.</summary>
    public UserPasskeyInfo ForChecking() =>
        new(
            CredentialId,
            PublicKey,
            CreatedAt,
            (uint)SignCount,
            Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            IsUserVerified,
            IsBackupEligible,
            IsBackedUp,
            attestationObject: [],
            clientDataJson: []
        )
        {
            Name = Name,
        };
}
