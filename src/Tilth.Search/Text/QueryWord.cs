namespace Tilth.Search;

/// <summary>One word that a document must have.</summary>
/// <param name="Text">Folded; for a telephone number the digits as typed.</param>
/// <param name="Weight">How many typed words it stands for: 2 for <c>oneil</c> read from <c>o neil</c>.</param>
/// <param name="Spellings">The text and what counts the same: a number also without the zeros before it.</param>
/// <param name="National">A number without its country: begins one that was kept without it. Null for others.</param>
/// <param name="Within">The spellings also match in the middle of a telephone number.</param>
/// <param name="Typos">One typing error is forgiven.</param>
internal sealed record QueryWord(string Text, int Weight, string[] Spellings, string? National, bool Within, bool Typos)
{
    private const int ShortestWithTypo = 4;
    public const int ShortestWithin = 4;

    public static QueryWord Of(ReadOnlySpan<char> text, int weight)
    {
        var word = text.Length > FieldReader.Longest ? text[..FieldReader.Longest] : text;
        var folded = word.ToString();
        return new QueryWord(folded, weight, [folded], National: null, Within: false, TakesTypo(word));
    }

    /// <summary>A run of digits, possibly typed in groups.</summary>
    public static QueryWord Number(string digits, int weight, bool international)
    {
        if (digits.Length < ShortestWithin)
        {
            return Of(digits, weight);
        }
        digits = digits.Length > FieldReader.Longest ? digits[..FieldReader.Longest] : digits;
        var plain = digits[PhoneDigits.Zeros(digits)..];
        string? national = null;
        if (international || digits.StartsWith("00", StringComparison.Ordinal))
        {
            // With fewer digits than these after the country, anything would match.
            national = plain[PhoneDigits.CountryCode(plain)..];
            national = national.Length >= ShortestWithin ? national : null;
        }
        string[] spellings = plain.Length < digits.Length ? [digits, plain] : [digits];
        return new QueryWord(digits, weight, spellings, national, Within: true, Typos: false);
    }

    private static bool TakesTypo(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (char.IsAsciiDigit(letter) || FoldingTable.IsIdeographic(letter))
            {
                return false;
            }
        }
        return word.Length >= ShortestWithTypo;
    }
}
