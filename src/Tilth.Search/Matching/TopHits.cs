namespace Tilth.Search;

/// <summary>The best hits so far, in order: by score, then boost, then key.</summary>
internal sealed class TopHits(int limit)
{
    private readonly List<Found> _hits = [];

    public bool IsFull => _hits.Count == limit;

    public Found Worst => _hits[^1];

    public IReadOnlyList<Found> Hits => _hits;

    /// <summary>Where a hit would stand, or -1 if it is there already or no better than the worst of a full list.</summary>
    public int PlaceOf(in Found hit)
    {
        if (_hits.Count == 0 || hit.RankAgainst(Worst) > 0)
        {
            return IsFull ? -1 : _hits.Count;
        }
        var at = _hits.BinarySearch(hit, Found.BestFirst);
        return at < 0 ? ~at : -1;
    }

    /// <summary>Adds a hit at its place; the worst of a full list goes.</summary>
    public void Add(in Found hit, int place)
    {
        if (IsFull)
        {
            _hits.RemoveAt(_hits.Count - 1);
        }
        _hits.Insert(place, hit);
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
