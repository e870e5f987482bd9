namespace Tilth.Store;

/// <summary>One act of a member: the unit of history and of undo.</summary>
public sealed class Operation : ISpaceRow
{
    private Operation() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>What was done, as a fixed word (<c>record-conversation</c>) that the history page puts into the reader's language.</summary>
    public string Verb { get; private set; } = "";

    public Door Door { get; private set; }

    /// <summary>The operation that this one took back; null for an ordinary act.</summary>
    public Guid? Undoes { get; private set; }

    /// <summary>The account that did it for the member; null where the member did it.</summary>
    public Guid? ByAccountId { get; private set; }
}
