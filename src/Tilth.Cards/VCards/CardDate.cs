using System.Buffers;
using System.Globalization;

namespace Tilth.Cards;

/// <summary>Dates as vCards write them (RFC 6350 section 4.3, RFC 2426 section 3.1.5).</summary>
internal static class CardDate
{
    /// <summary>Apple's parameter for a date without a year: the year that stands in for it.</summary>
    public const string OmitYear = "X-APPLE-OMIT-YEAR";
    private const string StandInYear = "1604";
    private const int StandIn = 1604;
    private static readonly SearchValues<char> OfTime = SearchValues.Create("0123456789Zz+-.");

    private static readonly string[] Moments =
    [
        "yyyyMMdd'T'HHmmssK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyyMMdd'T'HHmmss.FFFFFFFK",
        "yyyyMMdd'T'HHmmK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd",
        "yyyyMMdd",
    ];

    /// <summary>Reads a date and what stands behind it: a time of day, without colons; midnight says nothing.</summary>
    public static bool TryRead(string text, out PartialDate date, out string time)
    {
        text = text.Trim();
        var end = text.IndexOfAny(['T', 't', ' ']);
        var day = end < 0 ? text : text[..end];
        (date, time) = (default, end < 0 ? "" : text[(end + 1)..].Trim().Replace(":", "", StringComparison.Ordinal));
        if (time.AsSpan().ContainsAnyExcept(OfTime))
            return false;
        if (time.AsSpan().TrimEnd("Zz").TrimEnd('0').IsEmpty)
            time = "";
        // Year 0000 stands for none.
        if (day.StartsWith("0000", StringComparison.Ordinal) && day.Length >= 8)
            day = "--" + day[4..].TrimStart('-');
        if (!PartialDate.TryParse(day, out date))
            return false;
        date = WithoutStandIn(date);
        return true;
    }

    /// <summary>Apple and CardBook write that year, the leap year nearest to none, for one that is not known.</summary>
    public static PartialDate WithoutStandIn(PartialDate date) =>
        date is { Year: StandIn, HasDay: true } ? new(null, date.Month, date.Day) : date;

    /// <summary>
    /// A date that is kept as it came, being none that is known. In 4.0 it must say that it is text (RFC 6350 section 6.2.5),
    /// unless it is one of those that 4.0 has: a day of any month, a time of any day.
    /// </summary>
    public static CardProperty Kept(CardProperty property)
    {
        if (property.Name is InOld)
            property = property with { Name = "BDAY" };
        if (property.Name is not ("BDAY" or "ANNIVERSARY") || !IsText(property.Value))
            return property;
        return property with { Parameters = [.. WithoutValue(property), new("VALUE", ["text"])] };
    }

    /// <summary>The same for a card of 3.0, where a birthday is a date or not there (RFC 2426 section 3.1.5).</summary>
    public static CardProperty KeptInOld(CardProperty property) =>
        property.Name is "BDAY" && !TryRead(TextEscaping.Unescape(property.Value), out _, out _)
            ? property with
            {
                Name = InOld,
                Parameters = [.. WithoutValue(property)],
            }
            : property;

    /// <summary>By that name a birthday that is no date stands in a card of 3.0.</summary>
    private const string InOld = "X-TILTH-BDAY";

    private static IEnumerable<CardParameter> WithoutValue(CardProperty property) =>
        property.Parameters.Where(parameter => parameter.Name is not "VALUE");

    private static bool IsText(string value)
    {
        var text = TextEscaping.Unescape(value);
        var isOf40 =
            text.Length > 1
            && (text.StartsWith("---", StringComparison.Ordinal) || text[0] == 'T')
            && !text.AsSpan(1).TrimStart('-').ContainsAnyExcept(OfTime);
        return !isOf40 && !TryRead(text, out _, out _);
    }

    public static PartialDate WithoutOmittedYear(PartialDate date, IReadOnlyList<CardParameter> parameters)
    {
        foreach (var parameter in parameters)
            if (parameter is { Name: OmitYear, Values: [var year] } && date.Month is not null)
                if (
                    string.Equals(
                        year,
                        date.Year?.ToString("0000", CultureInfo.InvariantCulture),
                        StringComparison.Ordinal
                    )
                )
                    return new(null, date.Month, date.Day);
        return date;
    }

    /// <summary>Reads a moment to the second; without an offset it counts as UTC.</summary>
    public static bool TryReadMoment(string text, out DateTimeOffset moment)
    {
        text = text.Trim().TrimEnd('z');
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, Utc, out moment))
            return false;
        moment = moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond));
        return true;
    }

    /// <summary>The parameters and value by which the version writes a date, and a time of day behind it.</summary>
    public static (CardParameter? Parameter, string Value) Write(PartialDate date, string time, VCardVersion version)
    {
        // What is no time of day would make the whole no date.
        if (time.AsSpan().ContainsAnyExcept(OfTime))
            time = "";
        if (version == VCardVersion.V40)
        {
            var basic = date.HasDay
                ? date.ToString() is ['-', '-', .. var rest]
                    ? "--" + rest.Replace("-", "", StringComparison.Ordinal)
                    : date.ToString().Replace("-", "", StringComparison.Ordinal)
                : date.ToString();
            return (null, time.Length == 0 ? basic : $"{basic}T{time}");
        }
        var omitsYear = date is { Year: null, HasDay: true };
        var text = omitsYear ? $"{StandInYear}{date.ToString()[1..]}" : date.ToString();
        return (
            omitsYear ? new(OmitYear, [StandInYear]) : null,
            time.Length == 0 ? text : $"{text}T{WithColons(time)}"
        );
    }

    public static string WriteMoment(DateTimeOffset moment, VCardVersion version) =>
        moment.UtcDateTime.ToString(
            version == VCardVersion.V40 ? "yyyyMMdd'T'HHmmss'Z'" : "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture
        );

    /// <summary>143000 as 14:30:00; what follows six digits stays.</summary>
    private static string WithColons(string time)
    {
        var digits = time.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var length = digits < 0 ? time.Length : digits;
        return length switch
        {
            6 => $"{time[..2]}:{time[2..4]}:{time[4..]}",
            4 => $"{time[..2]}:{time[2..]}",
            _ => time,
        };
    }
}
