using System.Globalization;
using Tilth.Cards;

namespace Tilth.People;

/// <summary>
/// A date as somebody writes it who knows only parts of it: <c>1975-04-12</c> and its shorter forms, or day and month in
/// words, with the year or without. Never <c>12.4.1985</c>, which is another day for another reader.
/// </summary>
internal static class SaidDate
{
    private const int FewestLetters = 3;
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];
    private static readonly string[] Ordinals = ["st", "nd", "rd", "th"];

    /// <summary>The date; null for a text that is none.</summary>
    public static PartialDate? Read(string? text) =>
        PartialDate.TryParse(text, out var date) ? date : InWords(text ?? "");

    /// <summary>The date in the form in which it is kept; any other text as it is.</summary>
    public static string? Text(string? text) => Read(text)?.ToString() ?? text;

    private static PartialDate? InWords(string text)
    {
        var words = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is not [var first, var second, .. { Length: < 2 } rest])
            return null;
        var (day, month) = char.IsAsciiDigit(first[0]) ? (Day(first), Month(second)) : (Day(second), Month(first));
        int? year =
            rest is [{ Length: 4 } last] && int.TryParse(last, NumberStyles.None, null, out var read) ? read : null;
        if (day is null || month is null || (rest.Length > 0 && year is null))
            return null;
        return PartialDate.TryParse($"{(year is null ? "-" : $"{year:0000}")}-{month:00}-{day:00}", out var date)
            ? date
            : null;
    }

    private static int? Day(string word)
    {
        var ending = Ordinals.FirstOrDefault(ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        var digits = ending is null ? word.TrimEnd('.') : word[..^ending.Length];
        return digits.Length <= 2 && int.TryParse(digits, NumberStyles.None, null, out var day) ? day : null;
    }

    private static int? Month(string word)
    {
        var start = word.TrimEnd('.');
        var at = Array.FindIndex(Months, month => month.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        return start.Length < FewestLetters || at < 0 ? null : at + 1;
    }
}
