namespace Tilth.Search;

/// <summary>
/// A run of letters or digits in a folded text. Parts joined by one apostrophe or hyphen share a <paramref name="Compound"/>:
/// <c>jean-luc</c> is one compound of two parts.
/// </summary>
internal readonly record struct Part(int Start, int Length, int Compound, PartKind Kind)
{
    public int End => Start + Length;

    /// <summary>How many words of a query it takes to say it: ideographs are asked for by twos.</summary>
    public int Words => Kind == PartKind.Ideographs ? Math.Max(1, Length - 1) : 1;

    /// <summary>Finds the parts of a folded text, in order. Linear.</summary>
    public static void Scan(ReadOnlySpan<char> text, List<Part> parts)
    {
        parts.Clear();
        var compound = -1;
        for (var i = 0; i < text.Length; )
        {
            if (!IsWord(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            var ideographic = FoldingTable.IsIdeographic(text[i]);
            var digits = true;
            for (; i < text.Length && IsWord(text[i]) && FoldingTable.IsIdeographic(text[i]) == ideographic; i++)
            {
                digits &= char.IsAsciiDigit(text[i]);
            }
            var kind =
                ideographic ? PartKind.Ideographs
                : digits ? PartKind.Digits
                : PartKind.Letters;
            compound += Linked(text, parts, start, kind) ? 0 : 1;
            parts.Add(new Part(start, i - start, compound, kind));
        }
    }

    private static bool Linked(ReadOnlySpan<char> text, List<Part> parts, int start, PartKind kind) =>
        parts.Count > 0
        && parts[^1].End == start - 1
        && text[start - 1] is '\'' or '-'
        && kind != PartKind.Ideographs
        && parts[^1].Kind != PartKind.Ideographs;

    // Marks that folding kept are letters of their script; a surrogate is half of a letter beyond the basic plane.
    private static bool IsWord(char letter) =>
        char.IsAscii(letter)
            ? char.IsAsciiLetterOrDigit(letter)
            : char.IsLetterOrDigit(letter)
                || char.IsSurrogate(letter)
                || FoldingTable.IsIdeographic(letter)
                || char.GetUnicodeCategory(letter)
                    is System.Globalization.UnicodeCategory.NonSpacingMark
                        or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}

internal enum PartKind : byte
{
    Letters,
    Digits,
    Ideographs,
}
