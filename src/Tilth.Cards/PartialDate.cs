using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tilth.Cards;

/// <summary>
/// A date of which parts may be unknown: <c>2019-05-12</c>, <c>2019-05</c>, <c>2019</c>, <c>--05-12</c> (no year), <c>--05</c>.
/// The text form is that of RFC 6350 section 4.3.1 with the hyphens of ISO 8601. Equality is of all three parts.
/// </summary>
[JsonConverter(typeof(PartialDateJson))]
public readonly record struct PartialDate
{
    /// <summary>Makes a date from the parts that are known.</summary>
    /// <exception cref="ArgumentException">No part is given, a day has no month, or the day does not exist.</exception>
    public PartialDate(int? year, int? month, int? day)
    {
        if (!IsValid(year, month, day))
            throw new ArgumentException($"There is no date {year}-{month}-{day}.", nameof(day));
        (Year, Month, Day) = (year, month, day);
    }

    public int? Year { get; }
    public int? Month { get; }
    public int? Day { get; }

    /// <summary>True where month and day are known, so that it returns every year.</summary>
    public bool HasDay => Day is not null;

    /// <summary>The whole date, or null where a part is missing.</summary>
    public DateOnly? Whole => Year is { } year && Month is { } month && Day is { } day ? new(year, month, day) : null;

    public static PartialDate From(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>The day in that year on which it returns; 29 February returns on the 28th in common years. Null without a day.</summary>
    public DateOnly? In(int year)
    {
        if (Month is not { } month || Day is not { } day)
            return null;
        return new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
    }

    /// <summary>Reads the text form, with or without hyphens (<c>20190512</c>, <c>--0512</c>), ignoring a time behind it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartialDate date)
    {
        date = default;
        var digits = (text ?? "").Trim().Split('T', ' ')[0];
        var (year, month, day) = Split(digits);
        if (!IsValid(year, month, day))
            return false;
        date = new PartialDate(year, month, day);
        return true;
    }

    public override string ToString()
    {
        var year = Year?.ToString("0000", CultureInfo.InvariantCulture);
        var rest = (Month, Day) switch
        {
            ({ } month, { } day) => string.Create(CultureInfo.InvariantCulture, $"{month:00}-{day:00}"),
            ({ } month, null) => month.ToString("00", CultureInfo.InvariantCulture),
            _ => null,
        };
        return year is null ? $"--{rest}"
            : rest is null ? year
            : $"{year}-{rest}";
    }

    private static (int? Year, int? Month, int? Day) Split(string text)
    {
        var noYear = text.StartsWith("--", StringComparison.Ordinal);
        var parts = (noYear ? text[2..] : text).Split('-');
        if (parts.Length == 1 && parts[0].Length is 4 or 6 or 8 && (noYear || parts[0].Length > 4))
            parts =
                noYear ? [parts[0][..2], parts[0][2..]]
                : parts[0].Length == 6 ? [parts[0][..4], parts[0][4..]]
                : [parts[0][..4], parts[0][4..6], parts[0][6..]];
        var numbers = new int?[3];
        for (var at = 0; at < parts.Length; at++)
        {
            var into = noYear ? at + 1 : at;
            if (into > 2 || !int.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return (null, null, null);
            numbers[into] = number;
        }
        return noYear || parts[0].Length == 4 ? (numbers[0], numbers[1], numbers[2]) : (null, null, null);
    }

    private static bool IsValid(int? year, int? month, int? day) =>
        (year ?? month) is not null
        && year is null or (>= 1 and <= 9999)
        && month is null or (>= 1 and <= 12)
        && (day is null || (month is not null && day >= 1 && day <= DateTime.DaysInMonth(year ?? 2000, month.Value)));
}

/// <summary>Writes a <see cref="PartialDate"/> as its text form.</summary>
public sealed class PartialDateJson : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PartialDate.TryParse(reader.GetString(), out var date)
            ? date
            : throw new JsonException("A partial date is written 2019-05-12, 2019-05, 2019, --05-12 or --05.");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
