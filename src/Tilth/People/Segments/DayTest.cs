using Tilth.Cards;

namespace Tilth.People.Segments;

public enum Comparison
{
    Is,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// <summary>Days from and to, both included; open where null.</summary>
public readonly record struct DayRange(DateOnly? From, DateOnly? To)
{
    public bool Overlaps(DayRange other) => !(From > other.To) && !(other.From > To);
}

/// <summary>
/// A day compared: <c>last:>6m</c> (longer ago than six months), <c>due:&lt;1w</c>, <c>met:2024</c>, <c>born:march</c>,
/// <c>added:2026-01..2026-03</c>.
/// </summary>
public sealed record DayTest(SegmentField Field, Comparison Comparison, DayValue Value, DayValue? Until = null)
    : SegmentTest
{
    private static readonly (string Sign, Comparison Comparison)[] Signs =
    [
        (">=", Comparison.AtLeast),
        ("<=", Comparison.AtMost),
        (">", Comparison.More),
        ("<", Comparison.Less),
    ];

    /// <summary>
    /// False where nothing could be told from it: a month without a year has an order only within a year, and only birthdays
    /// return; a range needs two of a kind.
    /// </summary>
    internal bool IsSound =>
        IsYearless(Value)
            ? Field == SegmentField.Birthday && Comparison == Comparison.Is && Until is null
            : Until is null || (!IsYearless(Until) && Value is SpanValue == Until is SpanValue);

    internal static DayTest? Read(SegmentField field, string text)
    {
        foreach (var (sign, comparison) in Signs)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
                return DayValue.Read(text[sign.Length..]) is { } compared ? new(field, comparison, compared) : null;
        }
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
            return DayValue.Read(text) is { } value ? new(field, Comparison.Is, value) : null;
        return ReadRange(field, text[..dots], text[(dots + 2)..]);
    }

    private static DayTest? ReadRange(SegmentField field, string from, string to)
    {
        var (first, last) = (DayValue.Read(from), DayValue.Read(to));
        return (first, last) switch
        {
            ({ } low, { } high) => new(field, Comparison.Is, low, high),
            ({ } low, null) when to.Length == 0 => new(field, Comparison.AtLeast, low),
            (null, { } high) when from.Length == 0 => new(field, Comparison.AtMost, high),
            _ => null,
        };
    }

    /// <summary>The days that it asks for, looked at from today. For a birthday without a year use <see cref="Holds(PartialDate?, DateOnly)"/>.</summary>
    public DayRange Range(DateOnly today)
    {
        if (Until is not null)
            return Between(RangeOf(Value, today), RangeOf(Until, today));
        var range = RangeOf(Value, today);
        // Among times from today, more means farther away: for what has been, earlier.
        var comparison = Value is SpanValue && IsBackward ? Mirrored(Comparison) : Comparison;
        return (Value, comparison) switch
        {
            (SpanValue, Comparison.Is) => IsBackward ? new(range.From, null) : new(null, range.To),
            (_, Comparison.Is) => range,
            (_, Comparison.Less) => new(null, Next(range.From, -1)),
            (_, Comparison.AtMost) => new(null, range.To),
            (_, Comparison.More) => new(Next(range.To, 1), null),
            (_, Comparison.AtLeast) => new(range.From, null),
        };
    }

    /// <summary>True where a day, of which parts may be unknown, may be meant.</summary>
    public bool Holds(PartialDate? date, DateOnly today)
    {
        if (date is not { } known)
            return false;
        if (Value is CalendarValue { Date: { Year: null } yearless })
            return (yearless.Month is null || yearless.Month == known.Month)
                && (yearless.Day is null || yearless.Day == known.Day);
        if (Field == SegmentField.Birthday && Value is not CalendarValue)
            return NextBirthday(known, today) is { } next && Upcoming(today).Overlaps(new(next, next));
        return known.Year is not null && Days(known).Overlaps(Range(today));
    }

    public override string ToString()
    {
        var sign = Array.Find(Signs, pair => pair.Comparison == Comparison).Sign;
        return $"{SegmentFields.NameOf(Field)}:{sign}{Value}{(Until is null ? "" : "..")}{Until}";
    }

    private bool IsBackward => Field is SegmentField.Last or SegmentField.Met or SegmentField.Added;

    private static bool IsYearless(DayValue value) => value is CalendarValue { Date.Year: null };

    // A birthday "in 2w" is between today and then.
    private DayRange Upcoming(DateOnly today)
    {
        var range = Range(today);
        return Value is SpanValue && range.From is null ? range with { From = today } : range;
    }

    private static DateOnly? NextBirthday(PartialDate birthday, DateOnly today) =>
        birthday.In(today.Year) is { } day && day < today
            ? birthday.In(Math.Min(9999, today.Year + 1))
            : birthday.In(today.Year);

    private DayRange RangeOf(DayValue value, DateOnly today)
    {
        if (value is CalendarValue calendar)
            return Days(calendar.Date);
        var day = value is SpanValue span ? span.From(today, IsBackward ? -1 : 1) : Next(today, ((NearDay)value).Away);
        return new(day, day);
    }

    private static DayRange Days(PartialDate date) =>
        date switch
        {
            { Whole: { } whole } => new(whole, whole),
            { Year: { } year, Month: { } month } => new(
                new(year, month, 1),
                new(year, month, DateTime.DaysInMonth(year, month))
            ),
            { Year: { } year } => new(new(year, 1, 1), new(year, 12, 31)),
            _ => default,
        };

    private static DayRange Between(DayRange one, DayRange other) =>
        one.From <= other.From ? new(one.From, other.To) : new(other.From, one.To);

    private static DateOnly? Next(DateOnly? day, int away) =>
        day is not { } known || (away > 0 && known == DateOnly.MaxValue) || (away < 0 && known == DateOnly.MinValue)
            ? day
            : known.AddDays(away);

    private static Comparison Mirrored(Comparison comparison) =>
        comparison switch
        {
            Comparison.Less => Comparison.More,
            Comparison.AtMost => Comparison.AtLeast,
            Comparison.More => Comparison.Less,
            Comparison.AtLeast => Comparison.AtMost,
            Comparison.Is => Comparison.Is,
        };
}
