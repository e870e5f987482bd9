using System.Globalization;
using System.Text;

namespace Tilth.Search;

/// <summary>
/// Brings a text to the form in which two spellings of one name are equal: small letters, no accents, one form per letter.
/// </summary>
/// <remarks>
/// <para>
/// Compatibility forms (full-width, ligatures, styled letters) become plain; marks over Latin, Greek, Cyrillic, Hebrew and
/// Arabic letters go; ß is ss, æ ae, œ oe, ø o, ł l, đ and ð d, þ th, ı i, ς σ, ё е; Arabic alefs are one, ة is ه, ى and ی are
/// ي, tatweel goes; all decimal digits are 0 to 9; typographic apostrophes and hyphens are ' and -. Spaces and other
/// punctuation stay. Kana, Hangul and ideographs keep their marks (Unicode NFKC), and so do Indic and Thai vowels, which are
/// letters there. The result depends on no culture, so it may be stored and sorted bytewise.
/// </para>
/// <para>Idempotent: folding a folded text gives the same text. Thread-safe.</para>
/// </remarks>
public static class Folding
{
    // Folded forms of the Basic Multilingual Plane, filled as letters are met; a race writes the same value twice.
    private static readonly string?[] Known = new string?[char.MaxValue + 1];

    /// <summary>Folds a text. Linear in its length; a text that is already folded ASCII is returned itself, without a copy.</summary>
    /// <param name="text">Any text; unpaired surrogates are kept as they are.</param>
    /// <returns>The folded text, never null, at times longer or shorter than <paramref name="text"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var change = text.AsSpan().IndexOfAnyExcept(FoldingTable.Unchanged);
        if (change < 0)
        {
            return text;
        }
        if (Ascii.IsValid(text.AsSpan(change)))
        {
            return string.Create(text.Length, text, static (into, from) => FoldAscii(from, into));
        }
        var folded = new StringBuilder(text.Length + 8);
        Append(folded, text);
        return folded.ToString();
    }

    /// <summary>Appends the folded form of a text; what <see cref="Fold"/> does, without the string.</summary>
    internal static void Append(StringBuilder folded, string text) =>
        AppendUnicode(folded, FoldingTable.MustCompose(text) ? text.Normalize(NormalizationForm.FormKC) : text);

    internal static void FoldAscii(ReadOnlySpan<char> from, Span<char> into)
    {
        for (var i = 0; i < from.Length; i++)
        {
            into[i] = FoldingTable.Letter(from[i]);
        }
    }

    private static void AppendUnicode(StringBuilder folded, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAscii(text[i]))
            {
                folded.Append(FoldingTable.Letter(text[i]));
            }
            else if (
                Rune.DecodeFromUtf16(text[i..], out var rune, out var length) != System.Buffers.OperationStatus.Done
            )
            {
                folded.Append(text[i]);
            }
            else
            {
                folded.Append(rune.IsBmp ? Known[rune.Value] ??= FoldRune(rune) : FoldRune(rune));
                i += length - 1;
            }
        }
    }

    private static string FoldRune(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNotAssigned)
        {
            return rune.ToString();
        }
        if (FoldingTable.Special(rune.Value) is { } special)
        {
            return special;
        }
        var folded = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            AppendPlain(folded, part);
        }
        return folded.ToString();
    }

    private static void AppendPlain(StringBuilder folded, Rune composed)
    {
        if (FoldingTable.KeepsMarks(composed.Value))
        {
            folded.Append(composed);
            return;
        }
        foreach (var part in composed.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (FoldingTable.Special(part.Value) is { } letter)
            {
                folded.Append(letter);
            }
            else if (!FoldingTable.IsMark(part.Value))
            {
                AppendDigitOrLetter(folded, part);
            }
        }
    }

    private static void AppendDigitOrLetter(StringBuilder folded, Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            folded.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        }
        else
        {
            folded.Append(rune.IsAscii ? new Rune(FoldingTable.Letter((char)rune.Value)) : rune);
        }
    }
}
