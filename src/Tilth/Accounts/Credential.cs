using System.Linq.Expressions;
using Tilth.Store;

namespace Tilth.Accounts;

public enum CredentialKind
{
    /// <summary>A browser that is signed in.</summary>
    Session,

    /// <summary>A browser that has signed in before: guessing from elsewhere does not lock its owner out.</summary>
    KnownDevice,

    /// <summary>A link by which one person may take a seat in a book; it ends with its first use.</summary>
    Joining,

    /// <summary>A browser that knew the password and still owes the second key: it may do that and nothing else.</summary>
    HalfSignedIn,
}

/// <summary>A secret with which an account acts, kept only as its hash.</summary>
public sealed class Credential
{
    // So far a clock may be set back by hand or by the change of a zone, and nobody has to sign in again for it.
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromDays(1);

    /// <summary>A session that nobody uses so long is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(14);

    /// <summary>So long it is remembered that whoever sits there proved who they are.</summary>
    public static readonly TimeSpan ConfirmationHolds = TimeSpan.FromMinutes(10);

    private Credential() { }

    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }
    public CredentialKind Kind { get; private set; }
    public byte[] SecretHash { get; private set; } = [];

    /// <summary>What a person recognises it by: the browser and system, or a name given.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The book that a link leads into; null for every other kind.</summary>
    public int? SpaceId { get; private set; }

    /// <summary>As what one joins by a link; null for every other kind.</summary>
    public Role? Role { get; private set; }

    /// <summary>From where it began; null where it began before that was kept.</summary>
    public string? Address { get; private set; }

    /// <summary>A session that was opened with a second factor: a code beside the password, or a passkey.</summary>
    public bool WithSecondFactor { get; private set; }

    /// <summary>When whoever sits at this session last proved who they are.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset LastUsedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }

    public static Credential Issue(
        Guid account,
        CredentialKind kind,
        Secret secret,
        SignIn.From from,
        DateTimeOffset at,
        TimeSpan lives
    ) =>
        new()
        {
            Id = NewId.At(at),
            AccountId = account,
            Kind = kind,
            SecretHash = secret.Hash,
            Name = from.Browser.Length > 200 ? from.Browser[..200] : from.Browser,
            Address = from.Address,
            CreatedAt = at,
            LastUsedAt = at,
            ExpiresAt = at + lives,
        };

    /// <summary>A link into the book in which a member acts. Its id comes from the form, so that sending it twice makes one.</summary>
    public static Credential ToJoin(
        Me me,
        Guid id,
        Role role,
        Secret secret,
        string name,
        DateTimeOffset at,
        TimeSpan lives
    ) =>
        new()
        {
            Id = id,
            AccountId = me.AccountId,
            Kind = CredentialKind.Joining,
            SecretHash = secret.Hash,
            Name = name,
            SpaceId = me.SpaceId,
            Role = role,
            CreatedAt = at,
            LastUsedAt = at,
            ExpiresAt = at + lives,
        };

    public void Used(DateTimeOffset at) => LastUsedAt = at;

    /// <summary>Whoever sits there has proved it, by a password, or by more.</summary>
    public void Confirm(DateTimeOffset at, bool withSecondFactor)
    {
        ConfirmedAt = at;
        WithSecondFactor |= withSecondFactor;
    }

    public bool IsConfirmedAt(DateTimeOffset now) => ConfirmedAt <= now && now - ConfirmedAt < ConfirmationHolds;

    /// <summary>Has not run out. What was made more than a day from now was made by a clock that was wrong, and would last too long.</summary>
    public static Expression<Func<Credential, bool>> HoldsAt(DateTimeOffset now)
    {
        var (farthest, idle) = (now + FarthestAhead, now - Idle);
        return row =>
            row.ExpiresAt > now
            && row.CreatedAt <= farthest
            && (row.Kind != CredentialKind.Session || row.LastUsedAt > idle);
    }

    /// <summary>Has run out, and never holds again.</summary>
    public static Expression<Func<Credential, bool>> IsOverAt(DateTimeOffset now)
    {
        var idle = now - Idle;
        return row => row.ExpiresAt <= now || (row.Kind == CredentialKind.Session && row.LastUsedAt <= idle);
    }
}
