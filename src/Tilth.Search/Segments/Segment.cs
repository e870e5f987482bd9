namespace Tilth.Search;

/// <summary>
/// An immutable part of an index. Documents are numbered in the order of rank among equals (boost, then key), so that an
/// ascending list of them is already in the order in which equally good hits are shown.
/// </summary>
internal sealed class Segment
{
    public required Lexicon Lexicon { get; init; }
    public required Guid[] Keys { get; init; }
    public required byte[] Boosts { get; init; }

    /// <summary>The number of words in the first name of each document, 0 without one, at most 255.</summary>
    public required byte[] NameWords { get; init; }
    public required int[] TokenStarts { get; init; }

    /// <summary>The words of each document, ascending and distinct.</summary>
    public required uint[] Tokens { get; init; }
    public required Postings[] Postings { get; init; }
    public required PhoneRuns PhoneRuns { get; init; }

    public int Count => Keys.Length;

    public ReadOnlySpan<uint> TokensOf(int document) =>
        Tokens.AsSpan(TokenStarts[document], TokenStarts[document + 1] - TokenStarts[document]);

    /// <summary>The number of the document with a key, or -1. One binary search for each boost in use.</summary>
    public int Locate(Guid key)
    {
        for (var from = 0; from < Count; )
        {
            var end = EndOfBoost(from);
            var at = Array.BinarySearch(Keys, from, end - from, key);
            if (at >= 0)
            {
                return at;
            }
            from = end;
        }
        return -1;
    }

    /// <summary>The first document that ranks after one of this boost and key among equals.</summary>
    public int FirstAfter(byte boost, Guid key)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var before = Boosts[middle] != boost ? Boosts[middle] > boost : Keys[middle].CompareTo(key) <= 0;
            (low, high) = before ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private int EndOfBoost(int from)
    {
        var (low, high) = (from, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = Boosts[middle] >= Boosts[from] ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
