namespace Tilth.Capture;

/// <summary>
/// Finds words that differ by one slip of the pen (a letter too many, too few, wrong, or two swapped). Two such words
/// share a form with at most one letter left out, so each look-up takes as many steps as the word has letters.
/// </summary>
internal sealed class SlipIndex
{
    /// <summary>Shorter words are all one slip from each other.</summary>
    public const int Shortest = 4;

    private readonly Dictionary<string, List<string>> _byForm = new(StringComparer.Ordinal);

    public SlipIndex(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            foreach (var form in Forms(word))
            {
                if (!_byForm.TryGetValue(form, out var list))
                    _byForm.Add(form, list = new(1));
                list.Add(word);
            }
        }
    }

    public IReadOnlyCollection<string> Near(string word)
    {
        var near = new HashSet<string>(StringComparer.Ordinal);
        foreach (var form in Forms(word))
        {
            foreach (var known in _byForm.GetValueOrDefault(form) ?? [])
            {
                if (IsOneSlip(known, word))
                    near.Add(known);
            }
        }
        return near;
    }

    /// <summary>True where the words are the same or one slip apart.</summary>
    public static bool IsOneSlip(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
            return false;
        var start = a.AsSpan().CommonPrefixLength(b);
        var restA = a.AsSpan(start);
        var restB = b.AsSpan(start);
        if (restA.IsEmpty || restB.IsEmpty)
            return true;
        if (a.Length == b.Length)
            return restA[1..].SequenceEqual(restB[1..]) || IsSwap(restA, restB);
        return a.Length > b.Length ? restA[1..].SequenceEqual(restB) : restB[1..].SequenceEqual(restA);
    }

    private static bool IsSwap(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]);

    // Words longer than any name would make the cost quadratic.
    private static IEnumerable<string> Forms(string word)
    {
        if (word.Length is < Shortest or > 40)
            yield break;
        yield return word;
        for (var at = 0; at < word.Length; at++)
        {
            if (at == 0 || word[at] != word[at - 1])
                yield return word.Remove(at, 1);
        }
    }
}
