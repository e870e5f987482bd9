namespace Tilth.Matching;

/// <summary>
/// Makes people of pairs: correlation clustering (Bansal, Blum and Chawla 2004) by greedy agglomeration, the likeliest pair
/// first. Two clusters become one where all their records together, not only the two that led there, rather speak for it, and
/// none contradicts another. So no chain of namesakes can grow, as it does with the transitive closure.
/// </summary>
internal sealed class CorrelationClustering(int records, Func<int, int, Evidence> compare, Scorer scorer)
{
    // Nobody has more records than that squared; a larger cluster is a mistake, and would cost its square.
    private const int MostComparisons = 1024;

    // One pair counts for at most so many bits either way, so that a single strong one does not outvote the rest.
    private const double MostBits = 8;
    private const double Doubtful = .5;

    private readonly List<int>?[] _clusters = new List<int>?[records];

    /// <summary>The clusters of two and more records, ascending within and by their first record.</summary>
    /// <param name="pairs">The probable pairs, the likeliest first.</param>
    public List<IReadOnlyList<int>> Of(IReadOnlyList<MatchPair> pairs)
    {
        foreach (var pair in pairs)
        {
            var (one, other) = (Cluster(pair.First), Cluster(pair.Second));
            if (one != other && MayBeOne(one, other))
            {
                Join(one, other);
            }
        }
        var clusters = new List<IReadOnlyList<int>>();
        for (var record = 0; record < records; record++)
        {
            if (_clusters[record] is { Count: > 1 } cluster && cluster.Min() == record)
            {
                clusters.Add([.. cluster.Order()]);
            }
        }
        return clusters;
    }

    private List<int> Cluster(int record) => _clusters[record] ??= [record];

    private bool MayBeOne(List<int> one, List<int> other)
    {
        if (one.Count * other.Count > MostComparisons)
        {
            return false;
        }
        var sum = 0.0;
        foreach (var first in one)
        {
            foreach (var second in other)
            {
                var evidence = compare(Math.Min(first, second), Math.Max(first, second));
                if (evidence.Pattern.IsContradiction() && scorer.Probability(evidence) < Doubtful)
                {
                    return false;
                }
                var bits = scorer.Bits(evidence);
                sum += Math.Clamp(Math.Min(bits.Strangers, bits.Related), -MostBits, MostBits);
            }
        }
        return sum > 0;
    }

    private void Join(List<int> one, List<int> other)
    {
        var (large, small) = one.Count >= other.Count ? (one, other) : (other, one);
        large.AddRange(small);
        foreach (var record in small)
        {
            _clusters[record] = large;
        }
    }
}
