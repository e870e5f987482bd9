namespace Tilth.Capture;

/// <summary>Whether a verb looks back, ahead, or does not say.</summary>
public enum Tense
{
    Open,
    Past,
    Ahead,
}

public enum TimeUnit
{
    Day,
    Week,
    Fortnight,
    Month,
    Year,
    Weekend,
}

/// <summary>The word before a weekday or unit: none, <c>this</c>, <c>next</c>, <c>last</c>.</summary>
public enum Nearness
{
    Bare,
    This,
    Next,
    Last,
}

/// <summary>A day as said, before it is known from where it is looked at.</summary>
internal abstract record SaidDay;

/// <summary>today, in 3 weeks, two days ago.</summary>
internal sealed record DaysAway(int Count, TimeUnit Unit) : SaidDay;

/// <summary>friday, next tue.</summary>
internal sealed record SaidWeekday(DayOfWeek Day, Nearness Nearness) : SaidDay;

/// <summary>14 march, 2026-12-01, the 14th (without month).</summary>
internal sealed record SaidDate(int Day, int? Month, int? Year) : SaidDay;

/// <summary>3/4: two numbers of which either may be the month.</summary>
internal sealed record SaidPair(int First, int Second, int? Year) : SaidDay;

/// <summary>in march, by may 2027.</summary>
internal sealed record SaidMonth(int Month, int? Year, bool End) : SaidDay;

/// <summary>in 2019.</summary>
internal sealed record SaidYear(int Year) : SaidDay;

/// <summary>next week, this month, the weekend; or the end of it.</summary>
internal sealed record SaidStretch(TimeUnit Unit, Nearness Nearness, bool End) : SaidDay;

/// <summary>How the day is bound: by it, before it, or on it.</summary>
public enum Bound
{
    None,
    On,
    By,
    Before,
}

/// <summary>A day and time as said, with the tokens that say it.</summary>
internal readonly record struct SaidWhen(int Length, Bound Bound, SaidDay? Day, TimeOnly? Time, bool IsEvening = false);

/// <summary>The days that a said day stands for.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last; the same for a single day.</param>
/// <param name="Others">Days that it may mean as well.</param>
/// <param name="Deadline">The day by which a thing promised for then is due.</param>
internal readonly record struct FoundDays(
    DateOnly First,
    DateOnly Last,
    IReadOnlyList<DateOnly> Others,
    DateOnly Deadline
)
{
    public FoundDays(DateOnly day, params IReadOnlyList<DateOnly> others)
        : this(day, day, others, day) { }

    public bool IsStretch => First != Last;
}
