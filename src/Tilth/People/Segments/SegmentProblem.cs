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
    /// <summary>The problem in a sentence.</summary>
    public string Message => Suggestion is null ? Sentence : $"{Sentence} Did you mean {Suggestion}?";

    private string Sentence =>
        Trouble switch
        {
            SegmentTrouble.UnknownField => $"There is no field '{Text}'.",
            SegmentTrouble.MissingValue => $"'{Text}:' needs something behind it.",
            SegmentTrouble.UnknownChoice => $"There is no choice '{Text}'.",
            SegmentTrouble.NotADay => $"'{Text}' is not a day or a time like 6m, 2026-05 or never.",
            SegmentTrouble.NotComparable => $"'{Text}' cannot be compared with < or >.",
            SegmentTrouble.OpenQuote => "A quotation mark is not closed.",
            SegmentTrouble.OpenBracket => "A bracket is not closed.",
            SegmentTrouble.StrayBracket => "A bracket closes that was not opened.",
            SegmentTrouble.TooDeep => "There are too many brackets inside each other.",
            SegmentTrouble.MissingSide => "'or' needs something on both sides.",
            SegmentTrouble.NothingToNegate => "'-' needs something behind it.",
        };
}
