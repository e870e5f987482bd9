namespace Tilth.Capture;

/// <summary>What a line was understood to say. The line itself is kept word for word beside it.</summary>
public sealed record Reading
{
    public required string Line { get; init; }

    /// <summary>The chips, in the order of the line; they never overlap.</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>The talks, past or ahead. Usually one, none for a line that only promises.</summary>
    public required IReadOnlyList<Talk> Talks { get; init; }

    public required IReadOnlyList<Promise> Promises { get; init; }
    public required IReadOnlyList<Want> Wants { get; init; }

    /// <summary>What stays as text: who knows whom, what somebody looks for, and all that was not understood.</summary>
    public required IReadOnlyList<Kept> Kept { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Everybody named, each person once for each time.</summary>
    public required IReadOnlyList<Mention> Mentions { get; init; }

    /// <summary>The questions that wait on Today.</summary>
    public required IReadOnlyList<Doubt> Doubts { get; init; }
}

/// <summary>What kind of talk it was; <see cref="Met"/> where the line does not say.</summary>
public enum TalkKind
{
    Met,
    Call,
    Coffee,
    Meal,
    Meeting,
    Mail,
    Letter,
    Message,
    Video,
    Event,
}

/// <summary>A talk that was or will be: with whom, where, when.</summary>
public sealed record Talk
{
    public required TalkKind Kind { get; init; }
    public required IReadOnlyList<Mention> With { get; init; }
    public Where? Where { get; init; }
    public required Moment When { get; init; }
}

/// <summary>A place or an event; known if the book of people has an event, group or organisation of that name.</summary>
public sealed record Where(TextSpan Span, string Text, KnownName? Known);

/// <summary>The day of a talk, in the account's zone.</summary>
/// <param name="On">The day.</param>
/// <param name="At">The time if the line says it.</param>
/// <param name="Ahead">True where the talk has yet to come.</param>
/// <param name="Roughly">True where the line says only a week, a month or a weekend; then <paramref name="On"/> is a day in it.</param>
public sealed record Moment(DateOnly On, TimeOnly? At, bool Ahead, bool Roughly);

public enum Whose
{
    Mine,
    Theirs,
}

public enum PromiseKind
{
    Promise,
    FollowUp,
    Call,
    Letter,
    ThankYou,
}

/// <summary>A thing to be done: mine for somebody, or theirs for me.</summary>
public sealed record Promise
{
    public required Whose Whose { get; init; }
    public required PromiseKind Kind { get; init; }

    /// <summary>The other side: to whom I owe it, or who owes it to me. Empty where the line names nobody.</summary>
    public required IReadOnlyList<Mention> People { get; init; }

    /// <summary>What is to be done, as said, without its day.</summary>
    public required string Text { get; init; }

    public required TextSpan Span { get; init; }
    public DateOnly? DueOn { get; init; }
    public TimeOnly? DueAt { get; init; }
}

/// <summary>Somebody whom one has not met and wants to meet.</summary>
public sealed record Want(Mention Person, string? ReadIn, TextSpan Span);

public enum KeptKind
{
    Note,
    Knows,
    LooksFor,
    CanHelp,
}

/// <summary>A clause that stays in the line as it is; a later reader may make a tie or a need of it.</summary>
public sealed record Kept(KeptKind Kind, TextSpan Span, string Text);
