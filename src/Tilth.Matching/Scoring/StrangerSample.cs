namespace Tilth.Matching;

/// <summary>
/// How strangers compare: pairs drawn at random, of which hardly any are one person. The draw is the same in every run.
/// </summary>
internal static class StrangerSample
{
    private const int Pairs = 60_000,
        Strength = 3_000,
        FewestRecords = 500;

    /// <summary>The rates of strangers in a book: the prior, moved by what the sample shows.</summary>
    public static Rates Of(Book book, Rates prior)
    {
        if (book.Records.Count < FewestRecords)
        {
            return prior;
        }
        var counts = new RateCounts();
        var reader = new EvidenceReader(book.Terms, book.Frequencies, beside: 2, new LevelCache());
        for (var draw = 0UL; draw < Pairs; draw++)
        {
            var first = (int)(Mixing.Mix(draw, 1) % (ulong)book.Records.End);
            var second = (int)(Mixing.Mix(draw, 2) % (ulong)book.Records.End);
            if (first != second && book.Records.Has(first) && book.Records.Has(second))
            {
                counts.Add(reader.Of(book.Records[first], book.Records[second]).Pattern, 1);
            }
        }
        return counts.Rates(prior, Strength);
    }
}
