namespace Tilth.Matching;

/// <summary>
/// Which of many records are the same person: probabilistic record linkage after Fellegi and Sunter, "A Theory for Record
/// Linkage" (1969).
/// </summary>
/// <remarks>
/// <para>
/// Records that share a block are compared, each pair once. Each field that both have gives a partial weight by its level of
/// agreement (Winkler 1990) and by how rare the shared value is (Newcombe 1959). How often records of one person agree is
/// learned from the records themselves (EM: Dempster, Laird and Rubin 1977), behind which a prior stands, so that sixty
/// records give sensible answers too. A third class, people of one household or office, keeps couples and colleagues apart.
/// </para>
/// <para>Same records, same order, same answer, however many threads there are. Immutable and thread-safe once made.</para>
/// </remarks>
public sealed class Linkage
{
    private readonly Book _book;
    private readonly Scorer _scorer;
    private readonly List<MatchPair> _pairs;

    private Linkage(Book book, MatchOptions options, CancellationToken cancel)
    {
        var found = Linking.Find(book, options.Model ?? MatchModel.Prior, cancel);
        Model = options.Model ?? Linking.Learn(book, found);
        (_book, _scorer) = (book, new Scorer(Model, book.Records.Count));
        _pairs = Linking.Probable(found, _scorer, options.Threshold);
    }

    /// <summary>The probable pairs, the likeliest first; of equal ones that with the earlier records.</summary>
    public IReadOnlyList<MatchPair> Pairs => _pairs;

    /// <summary>What was believed of the records, learned or given.</summary>
    public MatchModel Model { get; }

    /// <summary>
    /// Links records. They are read once, one after the other, and not kept. Time is about linear in their number, as the size
    /// of blocks is bounded.
    /// </summary>
    /// <param name="records">The records; pairs speak of them by position.</param>
    /// <param name="options">What is wanted; null for the usual.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="records"/> or one of them is null.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Linkage Of(
        IEnumerable<MatchRecord> records,
        MatchOptions? options = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(records);
        var book = new Book();
        book.AddAll(records, cancel);
        return new Linkage(book, options ?? new MatchOptions(), cancel);
    }

    /// <summary>
    /// The probable pairs as people: clusters of two and more records, ascending within and by their first record. A record is
    /// in one cluster at most, and none holds two that contradict each other, so not every probable pair is in one. Time is
    /// that of comparing within clusters.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<int>> Clusters() => Linking.Clusters(_book, _pairs, _scorer);

    /// <summary>What speaks for and against two records being one person, the heaviest first. Compares the two again.</summary>
    /// <param name="first">The position of a record.</param>
    /// <param name="second">The position of another; they need not be a probable pair.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no record at a position.</exception>
    public IReadOnlyList<Reason> Reasons(int first, int second)
    {
        Check(first);
        Check(second);
        var reader = new EvidenceReader(_book.Terms, _book.Frequencies, beside: 2);
        return Explanation.Of(_book.Records[first], _book.Records[second], _book.Terms, reader, _scorer);
    }

    private void Check(int record)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(record);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(record, _book.Records.End);
    }
}
