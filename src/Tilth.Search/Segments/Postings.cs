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

    public ReadOnlySpan<int> DocumentsOf(int list) => documents.AsSpan(starts[list], starts[list + 1] - starts[list]);

    private int Has(int list, int word) => list < words.Length && words[list] == word ? 1 : 0;

    private int LowerBound(int word, int low)
    {
        var at = Array.BinarySearch(words, low, words.Length - low, word);
        return at < 0 ? ~at : at;
    }
}
