namespace Tilth.Matching;

/// <summary>Compares all records that share a block, each pair once.</summary>
internal static class PairFinder
{
    private const int MostParts = 32,
        FewestOfPart = 2048;

    /// <summary>The pairs whose odds against strangers are not hopeless, in the order of their first, then second record.</summary>
    /// <param name="book">The records.</param>
    /// <param name="scorer">Weighs them.</param>
    /// <param name="least">The odds in bits from which a pair is kept.</param>
    /// <param name="cancel">Ends the search.</param>
    public static List<FoundPair> Find(Book book, Scorer scorer, double least, CancellationToken cancel)
    {
        var parts = Math.Clamp(book.Records.End / FewestOfPart, 1, MostParts);
        var pairs = CandidatePairs.Of(book, parts, cancel);
        var found = new List<FoundPair>[parts];
        Threads.Run(
            parts,
            () =>
            {
                var reader = new EvidenceReader(book.Terms, book.Frequencies, beside: 2, new LevelCache());
                return part => found[part] = Compare(book, pairs[part].All, reader, scorer, least);
            },
            cancel
        );
        return [.. found.SelectMany(part => part)];
    }

    private static List<FoundPair> Compare(
        Book book,
        ReadOnlySpan<ulong> pairs,
        EvidenceReader reader,
        Scorer scorer,
        double least
    )
    {
        List<FoundPair> found = [];
        foreach (var pair in pairs)
        {
            var (first, second) = ((int)(pair >> 32), (int)(uint)pair);
            var evidence = reader.Of(book.Records[first], book.Records[second]);
            if (scorer.Bits(evidence).Strangers >= least)
            {
                found.Add(new FoundPair(first, second, evidence));
            }
        }
        return found;
    }
}
