using Tilth.Store;

namespace Tilth.Site;

/// <summary>The parts of the morning's page, in the order in which they stand.</summary>
public enum Lane
{
    Promised,
    Meeting,
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
    Guid? PersonId,
    string Name,
    string What,
    string Why,
    double Left,
    string RingWords,
    TodayActs Acts,
    DateOnly? DueOn = null
)
{
    /// <summary>The name of the shared book that it comes from; null where it is the book that one is in.</summary>
    public string? Book { get; init; }

    /// <summary>What stands before the paths of that book.</summary>
    public string Root { get; init; } = "";

    /// <summary>Where the photo of the person is, if there is one.</summary>
    public string? Photo { get; init; }

    /// <summary>How the person can be reached, best first.</summary>
    public IReadOnlyList<Reach> Reach { get; init; } = [];

    /// <summary>First sentences that name the reason, ready to be changed.</summary>
    public IReadOnlyList<string> Openings { get; init; } = [];

    /// <summary>It is over and has no line yet, so that the field for it stands open.</summary>
    public bool AsksForLine { get; init; }
}

/// <summary>The addresses of an item's buttons. <paramref name="Done"/> takes what was said, and how, with it.</summary>
/// <param name="SkipWord">What the last button says where it does more than to pass over the item.</param>
public sealed record TodayActs(string Done, string Later, string Skip, string? SkipWord = null)
{
    public static TodayActs OnPerson(Guid id) => new("/note/said", $"/people/{id}/later", $"/people/{id}/skip");
}

/// <summary>One way to reach somebody: a link that opens the phone's own program.</summary>
public sealed record Reach(ReachKind Kind, string Value)
{
    /// <summary>The link, with the opening as text where the program takes one (RFC 3966, 6068, 5724).</summary>
    public string Link(string? opening) =>
        Kind switch
        {
            ReachKind.Call => $"tel:{Value}",
            ReachKind.Mail =>
                $"mailto:{Uri.EscapeDataString(Value)}{(opening is null ? "" : $"?body={Uri.EscapeDataString(opening)}")}",
            ReachKind.Text => $"sms:{Value}{(opening is null ? "" : $"?body={Uri.EscapeDataString(opening)}")}",
        };
}

public enum ReachKind
{
    Call,
    Mail,
    Text,
}

/// <summary>What a room puts on the morning's page: its most urgent items first, not more than asked for.</summary>
public sealed record TodayItems(Func<Me, DateOnly, int, CancellationToken, Task<IReadOnlyList<TodayItem>>> Find);
