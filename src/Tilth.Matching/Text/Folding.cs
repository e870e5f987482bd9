using System.Globalization;
using System.Text;

namespace Tilth.Matching;

/// <summary>
/// Brings texts to the form in which two spellings of one word are equal: small letters without marks, Cyrillic and Greek in
/// Latin letters, words apart by one space, apostrophes gone. Depends on no culture.
/// </summary>
internal static class Folding
{
    // Folded forms of the Basic Multilingual Plane, filled as letters are met; a race writes the same value twice.
    private static readonly string?[] Known = new string?[char.MaxValue + 1];

    /// <summary>Appends the words of a text, folded. Linear; what is neither letter nor digit parts words.</summary>
    public static void Words(ReadOnlySpan<char> text, Letters into)
    {
        foreach (var letter in text)
        {
            if (letter is >= 'a' and <= 'z' or >= '0' and <= '9')
            {
                into.Append(letter);
            }
            else if (letter is >= 'A' and <= 'Z')
            {
                into.Append((char)(letter | 0x20));
            }
            else if (letter is '\'' or '`')
            {
                continue;
            }
            else if (char.IsAscii(letter))
            {
                into.Space();
            }
            else
            {
                Other(Known[letter] ??= Fold(letter), into);
            }
        }
        into.TrimEnd();
    }

    private static void Other(string folded, Letters into)
    {
        foreach (var letter in folded)
        {
            if (letter == ' ')
            {
                into.Space();
            }
            else
            {
                into.Append(letter);
            }
        }
    }

    private static string Fold(char letter)
    {
        if (Romanization.Of(letter) is { } latin)
        {
            return latin;
        }
        if (char.IsSurrogate(letter))
        {
            return letter.ToString();
        }
        var folded = new StringBuilder();
        foreach (var part in Decompose(letter))
        {
            if (Romanization.Of(char.ToLowerInvariant(part)) is { } other)
            {
                folded.Append(other);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(part) == UnicodeCategory.DecimalDigitNumber)
            {
                folded.Append((char)('0' + (int)CharUnicodeInfo.GetNumericValue(part)));
            }
            else if (IsPart(part))
            {
                folded.Append(char.ToLowerInvariant(part));
            }
            else if (!IsMark(part))
            {
                folded.Append(' ');
            }
        }
        return folded.ToString();
    }

    private static string Decompose(char letter)
    {
        // Noncharacters have no form that Unicode allows to be asked for. Hangul and kana stay whole, as their parts are no
        // marks to leave out; the Latin and Greek letters with two marks, which stand among them, do not.
        if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.OtherNotAssigned)
        {
            return letter.ToString();
        }
        var whole = letter.ToString().Normalize(NormalizationForm.FormKC);
        return whole is [>= '\u0E00' and not (>= '\u1E00' and < '\u2000')]
            ? whole
            : whole.Normalize(NormalizationForm.FormKD);
    }

    // A mark of an Indic or Thai syllable is part of the word, those over Latin, Greek, Hebrew and Arabic letters are not.
    private static bool IsPart(char letter) =>
        char.IsLetterOrDigit(letter)
        || (
            letter is >= '\u0900' and < '\u1AB0'
            && CharUnicodeInfo.GetUnicodeCategory(letter)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
        );

    private static bool IsMark(char letter) =>
        CharUnicodeInfo.GetUnicodeCategory(letter)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format
                or UnicodeCategory.ModifierSymbol
        || letter is '\u2018' or '\u2019' or '\u02BC' or '\u00B4' or '\u2032';
}
