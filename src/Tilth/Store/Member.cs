namespace Tilth.Store;

/// <summary>What a member may do in a space; each may what the one below may.</summary>
public enum Role
{
    Viewer,
    Member,
    Organiser,
    Owner,
}

/// <summary>An account's seat in a space.</summary>
public sealed class Member : ISpaceRow
{
    private Member() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }
    public Role Role { get; private set; }

    /// <summary>When the member left; what was the member's own is then frozen, and erased after 30 days.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>The person in this space that is the member: the start of every way, left out of lists.</summary>
    public Guid? PersonId { get; private set; }

    public static Member Join(int space, Guid account, Role role, DateTimeOffset at) =>
        new()
        {
            SpaceId = space,
            Id = NewId.At(at),
            AccountId = account,
            Role = role,
        };

    public void IsPerson(Guid person) => PersonId = person;

    public void Becomes(Role role) => Role = role;

    public void Leave(DateTimeOffset at) => LeftAt ??= at;

    /// <summary>Back in the same seat, with what was not erased meanwhile.</summary>
    public void Rejoin(Role role) => (Role, LeftAt) = (role, null);
}
