namespace Tilth.Capture;

/// <summary>One question that the line leaves open. It never stops saving; it waits on Today.</summary>
public abstract record Doubt(TextSpan Span);

/// <summary>Which of several people is meant? <paramref name="OrSeveral"/>: the word (them) may mean more than one.</summary>
public sealed record WhichPerson(Mention Mention, bool OrSeveral = false) : Doubt(Mention.Span);

/// <summary>Somebody new, or a slip of the pen for somebody known?</summary>
public sealed record NewOrKnown(Mention Mention) : Doubt(Mention.Span);

/// <summary>Is this name a person at all? Asked where a firm would stand there just as well.</summary>
public sealed record PersonOrNot(Mention Mention) : Doubt(Mention.Span);

/// <summary>Which day is meant? The first is taken until answered.</summary>
public sealed record WhichDay(TextSpan Span, IReadOnlyList<DateOnly> Days) : Doubt(Span);

/// <summary>For whom is the promise, when several people were named before it?</summary>
public sealed record ForWhom(Promise Promise, IReadOnlyList<Candidate> Candidates) : Doubt(Promise.Span);

/// <summary>Whose promise is it: mine, as taken, or that of the person named just before it?</summary>
public sealed record WhosePromise(Promise Promise, Mention Other) : Doubt(Promise.Span);

/// <summary>Where does the name end and the firm begin?</summary>
public sealed record WhereNameEnds(Mention Mention) : Doubt(Mention.Span);
