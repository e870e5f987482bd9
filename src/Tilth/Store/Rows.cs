namespace Tilth.Store;

/// <summary>A row of a space's record: every member of the space sees it, nobody else does.</summary>
public interface ISpaceRow
{
    int SpaceId { get; }
    Guid Id { get; }
}

/// <summary>A row of one member's own: the member alone sees it, unless it is shared.</summary>
public interface IMemberRow : ISpaceRow
{
    Guid MemberId { get; }
    bool Shared { get; }
}

/// <summary>
/// A member's own row that keeps notes beside what can be shared of it: its history stays the member's alone, and when the
/// member is gone for good it goes too.
/// </summary>
public interface IKeepsNotes;

/// <summary>A promise: what a member may entrust to somebody without the rest of what is theirs.</summary>
public interface IOwed;

/// <summary>A row that belongs to a person, so that it stands in that person's history.</summary>
public interface IOfPerson
{
    Guid PersonId { get; }
}

/// <summary>A row that names another book of this copy: elsewhere it would name some other, so that no archive holds it.</summary>
public interface INamesBook;

/// <summary>A row that is computed from others: never in the feed, never undone, recomputed by its room.</summary>
public interface IDerivedRow;

/// <summary>A row that holds what somebody wrote: the history quotes it.</summary>
public interface IQuoted
{
    string? Words { get; }
}

/// <summary>A row that people know by a name.</summary>
public interface INamed
{
    string DisplayName { get; }
}

/// <summary>A row about two people: the smaller id stands first, so that a pair is one whoever named it.</summary>
public interface IPair
{
    Guid OneId { get; }
    Guid OtherId { get; }

    /// <summary>It is about these two, in either order.</summary>
    void IsOf(Guid one, Guid other);
}
