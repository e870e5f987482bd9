using System.Globalization;

namespace Tilth.Cards;

/// <summary>What programs and people write where they have nothing to write.</summary>
internal static class NoText
{
    /// <summary>True for a dash, <c>N/A</c>, <c>null</c> as programs write it (Null is a name), and what cannot be seen.</summary>
    public static bool Is(string text)
    {
        var visible = text.AsSpan().Trim();
        return visible.Length <= 6 && IsWord(visible) || !HasVisible(visible);
    }

    public static string? ToNull(string? text) => text is null || Is(text) ? null : text;

    private static bool IsWord(ReadOnlySpan<char> text) =>
        text is "null" or "NULL"
        || text.Equals("n/a", StringComparison.OrdinalIgnoreCase)
        || text.Equals("#n/a", StringComparison.OrdinalIgnoreCase)
        || text.Equals("(null)", StringComparison.OrdinalIgnoreCase)
        || text.TrimStart("-\u2013\u2014").IsEmpty;

    public static bool HasVisible(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            // Fillers of Hangul and Braille are letters and signs that show nothing.
            var isFiller = letter is '\u115f' or '\u1160' or '\u2800' or '\u3164' or '\uffa0' or '\u034f' or '\u180e';
            var isHidden =
                isFiller
                || char.IsWhiteSpace(letter)
                || char.IsControl(letter)
                || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format;
            if (!isHidden)
                return true;
        }
        return false;
    }
}
