namespace Tilth.Search;

/// <summary>One word that a document must have.</summary>
/// <param name="Text">Folded; for a telephone number the digits as typed.</param>
/// <param name="Weight">How many typed words it stands for: 2 for <c>oneil</c> read from <c>o neil</c>.</param>
/// <param name="Others">Other spellings that count the same: a number without its zeros or its country code.</param>
/// <param name="Within">Also matches in the middle of a telephone number.</param>
/// <param name="Typos">One typing error is forgiven.</param>
internal sealed record QueryWord(string Text, int Weight, IReadOnlyList<string> Others, bool Within, bool Typos)
{
    private const int ShortestWithTypo = 4;
    public const int ShortestWithin = 4;

    public static QueryWord Of(ReadOnlySpan<char> text, int weight)
    {
        var word = text.Length > FieldReader.Longest ? text[..FieldReader.Longest] : text;
        return new QueryWord(word.ToString(), weight, [], Within: false, TakesTypo(word));
    }

    /// <summary>A run of digits, possibly typed in groups.</summary>
    public static QueryWord Number(string digits, int weight, bool international)
    {
        if (digits.Length < ShortestWithin)
        {
            return Of(digits, weight);
        }
        digits = digits.Length > FieldReader.Longest ? digits[..FieldReader.Longest] : digits;
        List<string> others = [];
        var plain = digits[PhoneDigits.Zeros(digits)..];
        if (plain.Length < digits.Length)
        {
            others.Add(plain);
        }
        if (international || digits.StartsWith("00", StringComparison.Ordinal))
        {
            // A number kept without its country is found by the digits after the code, once there are enough of them.
            var national = plain[PhoneDigits.CountryCode(plain)..];
            if (national.Length >= ShortestWithin)
            {
                others.Add(national);
            }
        }
        return new QueryWord(digits, weight, others, Within: true, Typos: false);
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
