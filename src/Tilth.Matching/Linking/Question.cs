namespace Tilth.Matching;

/// <summary>One record against all of a book.</summary>
internal sealed class Question(Book book, Blocks blocks, TermTables terms, Scorer scorer, int beside)
{
    private readonly EvidenceReader _reader = new(terms, book.Frequencies, beside);

    /// <summary>The probable ones, the likeliest first; of equal ones the earlier record.</summary>
    public List<(int Record, double Probability, IReadOnlyList<Reason> Reasons)> Probable(
        ReadOnlySpan<uint> profile,
        int except,
        double threshold,
        int most
    )
    {
        var gathered = new Gathered();
        blocks.Gather(profile, new BlockingKeys(terms), gathered);
        gathered.Settle(below: book.Records.End);
        List<(int Record, double Probability)> probable = [];
        foreach (var record in gathered.Records)
        {
            if (record == except)
            {
                continue;
            }
            var probability = scorer.Probability(_reader.Of(book.Records[record], profile));
            if (probability >= threshold)
            {
                probable.Add((record, probability));
            }
        }
        probable.Sort((one, other) => (-one.Probability, one.Record).CompareTo((-other.Probability, other.Record)));
        List<(int, double, IReadOnlyList<Reason>)> found = [];
        foreach (var (record, probability) in probable.Take(most))
        {
            var reasons = Explanation.Of(profile, book.Records[record], terms, _reader, scorer);
            found.Add((record, probability, reasons));
        }
        return found;
    }
}
