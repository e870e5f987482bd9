namespace Tilth.Store;

public enum ChangeAction
{
    Insert,
    Update,
    Delete,
}

/// <summary>One row of the feed: what an operation did to one record, with the fields as they were before.</summary>
public sealed class Change
{
    internal Change() { }

    public int SpaceId { get; internal init; }

    /// <summary>The place in the space's feed: without gaps, in the order of commits.</summary>
    public long Position { get; internal init; }

    public Guid OperationId { get; internal init; }

    /// <summary>The kind of record, as <see cref="Kinds"/> names it.</summary>
    public string Kind { get; internal init; } = "";

    public Guid RecordId { get; internal init; }
    public Guid? PersonId { get; internal init; }
    public ChangeAction Action { get; internal init; }

    /// <summary>The member whose private record it is; null where every member sees it.</summary>
    public Guid? MemberId { get; internal init; }

    /// <summary>The changed fields as they were (JSON, see <see cref="Image"/>); null for an insert, and after 30 days.</summary>
    public string? Before { get; internal init; }

    internal Change At(long position) =>
        new()
        {
            SpaceId = SpaceId,
            Position = position,
            OperationId = OperationId,
            Kind = Kind,
            RecordId = RecordId,
            PersonId = PersonId,
            Action = Action,
            MemberId = MemberId,
            Before = Before,
        };
}
