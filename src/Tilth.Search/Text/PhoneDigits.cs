namespace Tilth.Search;

/// <summary>
/// The digits by which a telephone number is found: without <c>+</c>, <c>00</c>, the trunk zero and <c>(0)</c>, so that
/// <c>+44 (0)20 7946 0958</c> and <c>0044 20 7946 0958</c> are one, and <c>020 7946 0958</c> is their end.
/// </summary>
internal static class PhoneDigits
{
    // The country codes of two digits; 1 and 7 have one, all others three.
    private const string TwoDigits =
        "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";

    /// <summary>Reads the number at the start of a folded text up to the first letter (an extension, a vanity word).</summary>
    /// <param name="text">The folded text.</param>
    /// <param name="digits">Receives the digits; what does not fit is left out.</param>
    /// <param name="rest">Where the number ended.</param>
    /// <returns>How many digits were written.</returns>
    public static int Of(ReadOnlySpan<char> text, Span<char> digits, out int rest)
    {
        var count = 0;
        for (rest = 0; rest < text.Length && !char.IsLetter(text[rest]); rest++)
        {
            if (text[rest..].StartsWith("(0)"))
            {
                rest += 2;
            }
            else if (char.IsAsciiDigit(text[rest]) && count < digits.Length)
            {
                digits[count++] = text[rest];
            }
        }
        var zeros = Zeros(digits[..count]);
        digits[zeros..count].CopyTo(digits);
        return count - zeros;
    }

    /// <summary>Leading zeros that are not part of the number: two before a country, one before an area; all-zero stays.</summary>
    public static int Zeros(ReadOnlySpan<char> digits) =>
        digits.StartsWith("00") && digits.Length > 2 ? 2
        : digits.StartsWith("0") && digits.Length > 1 ? 1
        : 0;

    /// <summary>The length of the country code that an international number begins with (ITU-T E.164 assigns 1, 2 or 3 digits).</summary>
    public static int CountryCode(ReadOnlySpan<char> digits)
    {
        if (digits.Length < 2 || digits[0] is '1' or '7')
        {
            return Math.Min(1, digits.Length);
        }
        return TwoDigits.AsSpan().Contains(digits[..2], StringComparison.Ordinal) ? 2 : Math.Min(3, digits.Length);
    }
}
