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
