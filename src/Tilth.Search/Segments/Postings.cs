namespace Tilth.Search;

/// <summary>For one slot: the words that stand there and, for each, its documents in ascending order. Immutable.</summary>
internal sealed class Postings(int[] words, int[] starts, int[] documents)
{
    public static readonly Postings None = new([], [0], []);

    public IReadOnlyList<int> Words => words;

    /// <summary>The lists of the words in a range, as indexes for <see cref="DocumentsOf"/>. Logarithmic.</summary>
    public (int From, int To) Lists(WordRange range)
    {
        var from = LowerBound(range.Low, 0);
        return (from, range.High == range.Low + 1 ? from + Has(from, range.Low) : LowerBound(range.High, from));
    }

    /// <summary>How many postings the words of a range have.</summary>
    public int CountIn(WordRange range)
    {
        var (from, to) = Lists(range);
        return starts[to] - starts[from];
    }

    public bool Any(WordRange range)
    {
        var at = LowerBound(range.Low, 0);
        return at < words.Length && words[at] < range.High;
    }

    public ReadOnlySpan<int> DocumentsOf(int list) => documents.AsSpan(starts[list], starts[list + 1] - starts[list]);

    /// <summary>All documents of the words in a range; one document may come more than once.</summary>
    public ReadOnlySpan<int> DocumentsIn(WordRange range)
    {
        var (from, to) = Lists(range);
        return documents.AsSpan(starts[from], starts[to] - starts[from]);
    }

    private int Has(int list, int word) => list < words.Length && words[list] == word ? 1 : 0;

    private int LowerBound(int word, int low)
    {
        var at = Array.BinarySearch(words, low, words.Length - low, word);
        return at < 0 ? ~at : at;
    }
}
