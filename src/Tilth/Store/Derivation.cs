namespace Tilth.Store;

/// <summary>
/// A room's rule for its derived columns and rows. <see cref="Refresh"/> recomputes them for the records that an operation
/// touched, in the same transaction; what it writes is not part of the feed. <see cref="Differences"/> tells, for
/// <c>tilth verify</c>, where a stored value differs from what the record says.
/// </summary>
public abstract class Derivation
{
    public abstract Task Refresh(TilthDb db, IReadOnlyList<Change> changes);

    /// <summary>A sentence for each derived value of this member's space that is not what it should be.</summary>
    public abstract Task<IReadOnlyList<string>> Differences(TilthDb db, CancellationToken cancel);
}
