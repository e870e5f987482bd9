namespace Tilth.Search;

/// <summary>
/// The ways to read what was typed. Every query is read word by word; one with compounds, short words or groups of digits also
/// joined: <c>o neil</c> as oneil, <c>jean-luc</c> as jeanluc, <c>020 7946</c> as one number. The better reading counts.
/// </summary>
internal static class Reading
{
    /// <summary>Words beyond these are ignored.</summary>
    public const int MostWords = 12;

    public static IReadOnlyList<QueryWord[]> Of(string query)
    {
        var text = Folding.Fold(query).Replace("(0)", "", StringComparison.Ordinal);
        List<Part> parts = [];
        Part.Scan(text, parts);
        if (parts.Count == 0)
        {
            return [];
        }
        var split = Split(text, parts);
        var joined = Joined(text, parts);
        return joined.Any(word => word.Weight > 1) ? [split, joined] : [split];
    }

    private static QueryWord[] Split(string text, List<Part> parts)
    {
        List<QueryWord> words = [];
        foreach (var part in parts)
        {
            var word = text.AsSpan(part.Start, part.Length);
            if (part.Kind == PartKind.Ideographs && part.Length > 2)
            {
                for (var i = 0; i + 1 < part.Length; i++)
                {
                    words.Add(QueryWord.Of(word.Slice(i, 2), 1));
                }
            }
            else
            {
                words.Add(
                    part.Kind == PartKind.Digits
                        ? QueryWord.Number(word.ToString(), 1, IsInternational(text, part))
                        : QueryWord.Of(word, 1)
                );
            }
        }
        return [.. words.Take(MostWords)];
    }

    private static QueryWord[] Joined(string text, List<Part> parts)
    {
        List<QueryWord> words = [];
        for (var i = 0; i < parts.Count; )
        {
            var end = EndOfJoin(parts, i);
            var run = parts[i..end];
            var joined = string.Concat(run.Select(part => text.Substring(part.Start, part.Length)));
            words.Add(
                parts[i].Kind switch
                {
                    PartKind.Digits when run.TrueForAll(part => part.Kind == PartKind.Digits) => QueryWord.Number(
                        joined,
                        run.Count,
                        IsInternational(text, parts[i])
                    ),
                    PartKind.Ideographs => QueryWord.Of(joined, parts[i].Words),
                    _ => QueryWord.Of(joined, run.Count),
                }
            );
            i = end;
        }
        return [.. words.Take(MostWords)];
    }

    private static int EndOfJoin(List<Part> parts, int start)
    {
        var end = start + 1;
        if (parts[start].Kind == PartKind.Digits)
        {
            while (end < parts.Count && parts[end].Kind == PartKind.Digits)
            {
                end++;
            }
            if (end - start > 1)
            {
                return end;
            }
        }
        var compound = parts[start].Compound;
        if (
            end < parts.Count
            && parts[start] is { Length: <= 2, Kind: PartKind.Letters }
            && parts[end].Kind == PartKind.Letters
        )
        {
            compound = parts[end].Compound;
        }
        while (end < parts.Count && parts[end].Compound == compound)
        {
            end++;
        }
        return end;
    }

    private static bool IsInternational(string text, Part part) => part.Start > 0 && text[part.Start - 1] == '+';
}
