using Tilth.Store;

namespace Tilth.Site;

/// <summary>The parts of the morning's page, in the order in which they stand.</summary>
public enum Lane
{
    Meeting,
    Promised,
    ReasonToWrite,
    KeepInTouch,
    SomeoneNew,
}

/// <summary>Somebody to reach today, and why.</summary>
/// <param name="Key">Names the item for good, so that putting it off holds: the kind and the id of its record.</param>
/// <param name="What">What to do or what happened, in a few words.</param>
/// <param name="Why">The reason, as evidence that the person can check.</param>
/// <param name="Left">How much of the time is left, 0 to 1, for the ring; its words are <paramref name="RingWords"/>.</param>
public sealed record TodayItem(
    Lane Lane,
    string Key,
    Guid PersonId,
    string Name,
    string What,
    string Why,
    double Left,
    string RingWords,
    DateOnly? DueOn = null
);

/// <summary>What a room puts on the morning's page: its most urgent items first, not more than asked for.</summary>
public sealed record TodayItems(Func<Me, DateOnly, int, CancellationToken, Task<IReadOnlyList<TodayItem>>> Find);
