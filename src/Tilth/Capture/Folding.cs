using System.Globalization;
using System.Text;

namespace Tilth.Capture;

/// <summary>Makes words comparable: lower case, no accents, one kind of apostrophe and hyphen.</summary>
internal static class Folding
{
    public static string Fold(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAscii(c))
                return FoldAll(text);
        }
        return text.ToString().ToLowerInvariant();
    }

    private static string FoldAll(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Whole(text).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            // Only the Latin, Greek and Cyrillic accents: in Indic scripts a mark is a vowel and part of the name.
            if (rune.Value is >= 0x0300 and <= 0x036F)
                continue;
            Append(folded, Rune.ToLowerInvariant(rune));
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder folded, Rune rune) =>
        _ = rune.Value switch
        {
            'ß' => folded.Append("ss"),
            'æ' => folded.Append("ae"),
            'œ' => folded.Append("oe"),
            'ø' => folded.Append('o'),
            'ł' => folded.Append('l'),
            'đ' or 'ð' => folded.Append('d'),
            'þ' => folded.Append("th"),
            'ı' => folded.Append('i'),
            0x2019 or 0x02BC or 0x2018 => folded.Append('\''),
            0x2010 or 0x2011 => folded.Append('-'),
            _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format => folded,
            _ => folded.Append(rune.ToString()),
        };

    // A lone half of a surrogate pair cannot be normalised; EnumerateRunes puts U+FFFD in its place.
    private static string Whole(ReadOnlySpan<char> text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }
}
