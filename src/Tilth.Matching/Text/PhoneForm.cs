namespace Tilth.Matching;

/// <summary>
/// The significant digits of a telephone number, from behind: <c>+44 (0)20 7946 0958</c>, <c>0044 20 7946 0958</c> and
/// <c>020 7946 0958</c> end in the same nine. An extension makes it another number.
/// </summary>
internal static class PhoneForm
{
    /// <summary>With fewer digits two numbers are the same only if all are: a short code, an extension.</summary>
    public const int FewestShared = 7;

    private const int Significant = 9,
        FewestOfNumber = 3;

    /// <summary>Appends the form of a number; nothing where there are too few digits.</summary>
    public static void Append(ReadOnlySpan<char> number, Letters into)
    {
        Span<char> digits = stackalloc char[32];
        var count = 0;
        var at = 0;
        for (; at < number.Length && !BeginsExtension(number[at..]); at++)
        {
            if (number[at..].StartsWith("(0)"))
            {
                at += 2;
            }
            else if (Digit(number[at]) is { } digit && count < digits.Length)
            {
                digits[count++] = digit;
            }
        }
        var significant = digits[..count].TrimStart('0');
        if (significant.Length < FewestOfNumber)
        {
            return;
        }
        into.Append(significant[Math.Max(0, significant.Length - Significant)..]);
        AppendExtension(number[at..], into);
    }

    /// <summary>Whether two forms are one number: the same, or the one the end of the other.</summary>
    public static bool AreSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.Length <= other.Length
            ? one.Length >= FewestShared && other.EndsWith(one)
            : other.Length >= FewestShared && one.EndsWith(other);

    private static char? Digit(char letter) =>
        char.IsAsciiDigit(letter) ? letter
        : char.IsDigit(letter) ? (char)('0' + (int)char.GetNumericValue(letter))
        : null;

    private static bool BeginsExtension(ReadOnlySpan<char> text) => text[0] is ';' or '#' || char.IsLetter(text[0]);

    private static void AppendExtension(ReadOnlySpan<char> text, Letters into)
    {
        if (text.ContainsAnyInRange('0', '9'))
        {
            into.Append('x');
            foreach (var letter in text)
            {
                if (char.IsAsciiDigit(letter))
                {
                    into.Append(letter);
                }
            }
        }
    }
}
