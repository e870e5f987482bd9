namespace Tilth.Search;

/// <summary>The best hits so far, in order: by score, then boost, then key.</summary>
internal sealed class TopHits(int limit)
{
    private readonly List<Found> _hits = [];

    public bool IsFull => _hits.Count == limit;

    public Found Worst => _hits[^1];

    public IReadOnlyList<Found> Hits => _hits;

    /// <summary>Whether a hit would be taken: better than the worst, or room for it, and not yet there.</summary>
    public bool Wants(in Found hit) =>
        (!IsFull || hit.RankAgainst(Worst) < 0) && _hits.BinarySearch(hit, Found.BestFirst) < 0;

    public void Add(in Found hit)
    {
        if (IsFull)
        {
            _hits.RemoveAt(_hits.Count - 1);
        }
        _hits.Insert(~_hits.BinarySearch(hit, Found.BestFirst), hit);
    }
}

/// <summary>A hit with all that its rank depends on.</summary>
internal readonly record struct Found(int Score, byte Boost, Guid Key, Slice Slice, int Document, Slot Because)
{
    public static readonly IComparer<Found> BestFirst = Comparer<Found>.Create(static (a, b) => a.RankAgainst(b));

    /// <summary>Negative if this hit comes before another, zero only for itself.</summary>
    public int RankAgainst(in Found other) =>
        Score != other.Score ? other.Score.CompareTo(Score)
        : Boost != other.Boost ? other.Boost.CompareTo(Boost)
        : Key.CompareTo(other.Key);
}
