namespace Tilth.Matching;

/// <summary>Links all records of a book with each other.</summary>
internal static class Linking
{
    // What has less than a chance of one in 250 before anything is learned stays so.
    private const double Hopeless = -8;

    /// <summary>What the records tell of themselves.</summary>
    public static MatchModel Learn(Book book, List<FoundPair> found) =>
        ExpectationMaximization.Learn(
            MatchModel.Prior,
            StrangerSample.Of(book, MatchModel.Prior.Strangers),
            found,
            book.Records.Count
        );

    /// <summary>All pairs that may turn out to be probable.</summary>
    public static List<FoundPair> Find(Book book, MatchModel model, CancellationToken cancel) =>
        PairFinder.Find(book, new Scorer(model, book.Records.Count), Hopeless, cancel);

    /// <summary>The probable ones, the likeliest first; of equal ones that with the earlier records.</summary>
    public static List<MatchPair> Probable(List<FoundPair> found, Scorer scorer, double threshold)
    {
        List<MatchPair> pairs = [];
        foreach (var pair in found)
        {
            var probability = scorer.Probability(pair.Evidence);
            if (probability >= threshold)
            {
                pairs.Add(new MatchPair(pair.First, pair.Second, probability));
            }
        }
        pairs.Sort(
            (one, other) =>
                (-one.Probability, one.First, one.Second).CompareTo((-other.Probability, other.First, other.Second))
        );
        return pairs;
    }

    /// <summary>The clusters of probable pairs.</summary>
    public static List<IReadOnlyList<int>> Clusters(Book book, List<MatchPair> pairs, Scorer scorer)
    {
        var reader = new EvidenceReader(book.Terms, book.Frequencies, beside: 2, new LevelCache());
        return new CorrelationClustering(
            book.Records.End,
            (first, second) => reader.Of(book.Records[first], book.Records[second]),
            scorer
        ).Of(pairs);
    }
}
