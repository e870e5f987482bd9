using System.Globalization;

namespace Tilth.Cards;

/// <summary>Dates as address books export them.</summary>
internal static class CsvDate
{
    private static readonly string[] WithMonthName =
    [
        "d MMM yyyy",
        "d MMMM yyyy",
        "MMM d, yyyy",
        "MMMM d, yyyy",
        "d-MMM-yyyy",
        "d-MMM-yy",
    ];

    // With points the day stands first wherever that is written.
    private static readonly char[] OfEitherOrder = ['/', '-'];

    /// <summary>True for what programs write instead of no date (<c>0/0/00</c>).</summary>
    public static bool IsNone(string text) => text.AsSpan().IndexOfAnyExcept("0/.- ") < 0;

    /// <summary>What a date with slashes or hyphens tells of its order.</summary>
    public enum Order
    {
        None,
        DayFirst,
        MonthFirst,
        Either,
    }

    public static Order OrderOf(string text)
    {
        var sign = Array.Find(OfEitherOrder, sign => text.Contains(sign, StringComparison.Ordinal));
        if (sign == '\0')
            return Order.None;
        var parts = WithoutTime(text.Trim()).Split(sign);
        if (
            parts.Length is < 2 or > 3
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        )
            return Order.None;
        return (first, second) switch
        {
            (> 12 and <= 31, >= 1 and <= 12) => Order.DayFirst,
            (>= 1 and <= 12, > 12 and <= 31) => Order.MonthFirst,
            (>= 1 and <= 12, >= 1 and <= 12) when first != second => Order.Either,
            _ => Order.None,
        };
    }

    /// <summary>Where nothing tells: between hyphens the day stands first in most countries that write so.</summary>
    public static bool GuessDayFirst(string text, bool dayFirst) =>
        dayFirst || text.Contains('-', StringComparison.Ordinal);

    public static bool TryRead(string text, bool dayFirst, out PartialDate date)
    {
        if (!TryReadAny(text.Trim(), dayFirst, out date))
            return false;
        date = CardDate.WithoutStandIn(date);
        return true;
    }

    private static bool TryReadAny(string text, bool dayFirst, out PartialDate date)
    {
        if (CardDate.TryRead(text, out date, out _))
            return true;
        text = WithoutTime(text);
        if (
            DateOnly.TryParseExact(
                text,
                WithMonthName,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AllowWhiteSpaces,
                out var day
            )
        )
        {
            date = PartialDate.From(day);
            return true;
        }
        if (MonthWords.TryRead(text, out date))
            return true;
        var sign = Array.Find(['/', '.', '-'], sign => text.Contains(sign, StringComparison.Ordinal));
        var parts = text.Split(sign, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var numbers = new int[3];
        if (sign == '\0' || parts.Length is < 2 or > 3)
            return false;
        for (var at = 0; at < parts.Length; at++)
            if (!int.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[at]))
                return false;
        return TryOrder(
            numbers,
            parts.Length == 3 ? parts[2].Length : 0,
            parts[0].Length == 4,
            // A value that can only be the other way round is, whatever the others are.
            !OfEitherOrder.Contains(sign) || numbers[0] > 12 || (dayFirst && numbers[1] <= 12),
            out date
        );
    }

    /// <summary>Without a time of day behind it, as LinkedIn writes it: <c>3/14/24, 10:11 AM</c>.</summary>
    private static string WithoutTime(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var blank = colon < 0 ? -1 : text.LastIndexOf(' ', colon);
        return blank > 0 ? text[..blank].TrimEnd(' ', ',') : text;
    }

    private static bool TryOrder(int[] numbers, int yearDigits, bool yearFirst, bool dayFirst, out PartialDate date)
    {
        var (year, month, day) =
            yearFirst ? (numbers[0], numbers[1], numbers[2])
            : dayFirst ? (numbers[2], numbers[1], numbers[0])
            : (numbers[2], numbers[0], numbers[1]);
        if (yearDigits == 2 && !yearFirst)
            year += year >= 30 ? 1900 : 2000;
        return TryMake(year == 0 ? null : year, month, day, out date);
    }

    public static bool TryMake(int? year, int? month, int? day, out PartialDate date)
    {
        date = default;
        var text = year is null
            ? string.Create(CultureInfo.InvariantCulture, $"--{month:00}-{day:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        return PartialDate.TryParse(text, out date);
    }
}
