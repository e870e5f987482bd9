using System.Globalization;
using Tilth.Cards;

namespace Tilth.People.Segments;

public enum SpanUnit
{
    Day,
    Week,
    Month,
    Year,
}

/// <summary>A day in a query, not yet known from which day it is looked at.</summary>
public abstract record DayValue
{
    // Longer spans leave the calendar.
    private const int MostDigits = 4;

    internal static DayValue? Read(string text) =>
        (DayValue?)ReadSpan(text) ?? (DayValue?)ReadNamed(text) ?? ReadMonth(text) ?? ReadCalendar(text);

    private static SpanValue? ReadSpan(string text)
    {
        if (text.Length < 2 || text.Length > MostDigits + 1 || UnitOf(text[^1]) is not { } unit)
            return null;
        return int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new SpanValue(count, unit)
            : null;
    }

    private static SpanUnit? UnitOf(char letter) =>
        char.ToLowerInvariant(letter) switch
        {
            'd' => SpanUnit.Day,
            'w' => SpanUnit.Week,
            'm' => SpanUnit.Month,
            'y' => SpanUnit.Year,
            _ => null,
        };

    private static NearDay? ReadNamed(string text) =>
        text.ToLowerInvariant() switch
        {
            "yesterday" => new(-1),
            "today" => new(0),
            "tomorrow" => new(1),
            _ => null,
        };

    private static CalendarValue? ReadMonth(string text)
    {
        for (var month = 1; month <= 12; month++)
        {
            var name = CalendarValue.MonthName(month);
            if (
                text.Length >= 3
                && (
                    name.Equals(text, StringComparison.OrdinalIgnoreCase)
                    || name[..3].Equals(text, StringComparison.OrdinalIgnoreCase)
                )
            )
                return new(new(null, month, null));
        }
        return null;
    }

    private static CalendarValue? ReadCalendar(string text) =>
        text.Length <= 10 && PartialDate.TryParse(text, out var date) ? new(date) : null;
}

/// <summary>A time from today: <c>6m</c>, <c>2w</c>. Backwards for what has been, ahead for what is due.</summary>
public sealed record SpanValue(int Count, SpanUnit Unit) : DayValue
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count}{char.ToLowerInvariant(Unit.ToString()[0])}");

    internal DateOnly From(DateOnly day, int sign)
    {
        var (years, months, days) = Unit switch
        {
            SpanUnit.Day => (0, 0, Count),
            SpanUnit.Week => (0, 0, 7 * Count),
            SpanUnit.Month => (0, Count, 0),
            SpanUnit.Year => (Count, 0, 0),
        };
        // The calendar ends; whoever asks for 9999 years means all of it.
        if (years + months / 12 + days / 365 >= (sign > 0 ? 9998 - day.Year : day.Year - 2))
            return sign > 0 ? DateOnly.MaxValue : DateOnly.MinValue;
        return day.AddYears(sign * years).AddMonths(sign * months).AddDays(sign * days);
    }
}

/// <summary>yesterday, today, tomorrow.</summary>
public sealed record NearDay(int Away) : DayValue
{
    public override string ToString() =>
        Away switch
        {
            < 0 => "yesterday",
            0 => "today",
            _ => "tomorrow",
        };
}

/// <summary>A day, month or year of the calendar: <c>2026-05-01</c>, <c>2024</c>, <c>march</c>.</summary>
public sealed record CalendarValue(PartialDate Date) : DayValue
{
    public override string ToString() =>
        Date is { Year: null, Month: { } month, Day: null } ? MonthName(month) : Date.ToString();

    internal static string MonthName(int month) =>
        CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month).ToLowerInvariant();
}
