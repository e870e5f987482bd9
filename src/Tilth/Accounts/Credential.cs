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
}

/// <summary>A secret with which an account acts, kept only as its hash.</summary>
public sealed class Credential
{
    // So far a clock may be set back by hand or by the change of a zone, and nobody has to sign in again for it.
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromDays(1);

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

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset LastUsedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }

    public static Credential Issue(
        Guid account,
        CredentialKind kind,
        Secret secret,
        string name,
        DateTimeOffset at,
        TimeSpan lives
    ) =>
        new()
        {
            Id = NewId.At(at),
            AccountId = account,
            Kind = kind,
            SecretHash = secret.Hash,
            Name = name.Length > 200 ? name[..200] : name,
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
    )
    {
        var link = Issue(me.AccountId, CredentialKind.Joining, secret, name, at, lives);
        (link.Id, link.SpaceId, link.Role) = (id, me.SpaceId, role);
        return link;
    }

    public void Used(DateTimeOffset at) => LastUsedAt = at;

    /// <summary>Has not run out. What was made more than a day from now was made by a clock that was wrong, and would last too long.</summary>
    public static Expression<Func<Credential, bool>> HoldsAt(DateTimeOffset now)
    {
        var farthest = now + FarthestAhead;
        return row => row.ExpiresAt > now && row.CreatedAt <= farthest;
    }
}
