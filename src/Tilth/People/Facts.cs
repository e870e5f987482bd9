using PhoneNumbers;
using Tilth.Cards;

namespace Tilth.People;

/// <summary>Facts from a form's fields: one value a line, nothing for a blank one.</summary>
public static class Facts
{
    public static IReadOnlyList<Fact> Of(params IEnumerable<string?> values) =>
        [
            .. values
                .Where(value => !string.IsNullOrWhiteSpace(value))
                .Select(value => new Fact { Value = value!.Trim() }),
        ];
}

/// <summary>What is wrong with addresses that somebody has just typed; what stood there before is left in peace.</summary>
public static class Reachable
{
    private static readonly string[] Schemes =
    [
        "http",
        "https",
        "mailto",
        "tel",
        "sms",
        "sip",
        "sips",
        "xmpp",
        "matrix",
    ];

    /// <summary>What to do about the first e-mail address that cannot be one; null if all can.</summary>
    public static string? EmailProblem(IEnumerable<Fact> now, params IEnumerable<Fact> before) =>
        Wrong(now, before, Plausible.Email) is { } wrong
            ? $"'{wrong}' is no e-mail address. Please write name@example.org."
            : null;

    /// <summary>What to do about the first phone number that cannot be one; null if all can.</summary>
    public static string? PhoneProblem(IEnumerable<Fact> now, params IEnumerable<Fact> before) =>
        Wrong(now, before, Plausible.Phone) is { } wrong
            ? $"'{wrong}' is no phone number. Please write its digits, such as +351 912 345 678."
            : null;

    /// <summary>What to do about the first link that opens nothing, or what no link should; null if all can be followed.</summary>
    public static string? LinkProblem(IEnumerable<Fact> now, params IEnumerable<Fact> before) =>
        Wrong(now, before, IsLink) is { } wrong
            ? $"'{wrong}' is no link. Please write it as https://example.org."
            : null;

    /// <summary>A known scheme before it, or nothing and a dot within, as in <c>example.org/me</c>.</summary>
    private static bool IsLink(string value)
    {
        if (value.Any(char.IsWhiteSpace) || value.Any(char.IsControl))
            return false;
        var scheme = value.IndexOf(':', StringComparison.Ordinal);
        return scheme < 0
            ? value.Trim('.').Contains('.', StringComparison.Ordinal)
            : Schemes.Contains(value[..scheme], StringComparer.OrdinalIgnoreCase);
    }

    private static string? Wrong(IEnumerable<Fact> now, IEnumerable<Fact> before, Func<string, bool> canBe)
    {
        var known = before.Select(fact => fact.Value).ToHashSet(StringComparer.Ordinal);
        return now.Select(fact => fact.Value).FirstOrDefault(value => !known.Contains(value) && !canBe(value));
    }
}

/// <summary>Phone numbers as they were typed, with the E.164 form where the number is understood.</summary>
public static class Phones
{
    private const int LongestNumber = 40;

    // A number without country code is read only in the region of the book's owner, which a later issue asks for.
    private const string NoRegion = "ZZ";

    public static IReadOnlyList<Phone> Of(params IEnumerable<string?> numbers) => [.. Facts.Of(numbers).Select(Of)];

    public static Phone Of(Fact typed) => new(typed, E164(typed.Value));

    private static string? E164(string number)
    {
        if (
            number.Length > LongestNumber
            || !number.AsSpan().TrimStart().StartsWith("+") && !number.StartsWith("00", StringComparison.Ordinal)
        )
            return null;
        try
        {
            var util = PhoneNumberUtil.GetInstance();
            var international = number.StartsWith("00", StringComparison.Ordinal) ? $"+{number[2..]}" : number;
            var parsed = util.Parse(international, NoRegion);
            return util.IsPossibleNumber(parsed) ? util.Format(parsed, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
