namespace Tilth.Capture;

/// <summary>The seam to the book of people: which known names begin at a word of the line.</summary>
public interface INameBook
{
    /// <summary>
    /// The known names that begin at the first of these folded words, longest first. A word that is not part of a name
    /// (a stop, a label) is an empty string.
    /// </summary>
    IReadOnlyList<NameMatch> At(ReadOnlySpan<string> words);

    /// <summary>The people whose names differ from these folded words by one slip of the pen a word.</summary>
    IReadOnlyList<KnownName> Near(ReadOnlySpan<string> words);
}

public enum KnownKind
{
    Person,
    Event,
    Group,
    Organisation,
}

/// <summary>How much of a name was said; the fuller the surer.</summary>
public enum MatchKind
{
    Full,
    Nickname,
    Given,
    Family,
}

/// <summary>A name that the book knows.</summary>
public sealed record KnownName(Guid Id, KnownKind Kind, string Display);

/// <summary>A known name found in the line, and how many words of it.</summary>
public readonly record struct NameMatch(KnownName Name, int Words, MatchKind Kind);

/// <summary>What the grammar needs to know besides the line.</summary>
public sealed record CaptureContext
{
    /// <summary>The line's own moment in the account's zone; a line written offline is read against the day it was written.</summary>
    public required DateTime Now { get; init; }

    public required INameBook Names { get; init; }

    /// <summary>Who is spoken of before the first word: the people of the talk whose words these are.</summary>
    public IReadOnlyList<Candidate> With { get; init; } = [];
    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <summary>True where 3/4 is 3 April, false where it is 4 March; null where the account has not said, so that it is asked.</summary>
    public bool? DayFirst { get; init; }
}
