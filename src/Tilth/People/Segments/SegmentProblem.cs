using Tilth.Site;

namespace Tilth.People.Segments;

public enum SegmentTrouble
{
    UnknownField,
    MissingValue,
    UnknownChoice,
    NotADay,
    NotComparable,
    OpenQuote,
    OpenBracket,
    StrayBracket,
    TooDeep,
    MissingSide,
    NothingToNegate,
}

/// <summary>What in a query could not be used: what, where, and what may have been meant.</summary>
public sealed record SegmentProblem(
    SegmentTrouble Trouble,
    int Start,
    int Length,
    string Text,
    string? Suggestion = null
)
{
    private const int MostTold = 5;

    /// <summary>The problem in a sentence.</summary>
    public string Message(Say say) =>
        Suggestion is null ? Sentence(say) : $"{Sentence(say)} {say["Did you mean {0}?", Suggestion]}";

    /// <summary>Each thing that is wrong once, however often it is.</summary>
    public static IEnumerable<string> Messages(IEnumerable<SegmentProblem> problems, Say say) =>
        problems.Select(problem => problem.Message(say)).Distinct(StringComparer.Ordinal).Take(MostTold);

    private string Sentence(Say say) =>
        Trouble switch
        {
            SegmentTrouble.UnknownField => say["There is no field '{0}'.", Text],
            SegmentTrouble.MissingValue => say["'{0}:' needs something behind it.", Text],
            SegmentTrouble.UnknownChoice => say["There is no choice '{0}'.", Text],
            SegmentTrouble.NotADay => say["'{0}' is not a day or a time like 6m, 2026-05 or never.", Text],
            SegmentTrouble.NotComparable => say["'{0}' cannot be compared with < or >.", Text],
            SegmentTrouble.OpenQuote => say["A quotation mark is not closed."],
            SegmentTrouble.OpenBracket => say["A bracket is not closed."],
            SegmentTrouble.StrayBracket => say["A bracket closes that was not opened."],
            SegmentTrouble.TooDeep => say["There are too many brackets inside each other."],
            SegmentTrouble.MissingSide => say["'or' needs something on both sides."],
            SegmentTrouble.NothingToNegate => say["'-' needs something behind it."],
        };
}
