namespace Tilth.Matching;

/// <summary>
/// Records of a book, kept so that one can ask at any time who somebody probably is, and who of them are probably one person.
/// </summary>
/// <remarks>
/// <para>
/// <b>Threads.</b> Any number may ask at the same time. A change waits until those who ask are answered, and whoever asks
/// meanwhile waits for the change, which is microseconds. <see cref="PutAll"/> keeps all others waiting until it is done;
/// <see cref="Learn"/>, <see cref="Pairs"/> and <see cref="Clusters"/> go through the whole book, and changes wait for them.
/// </para>
/// <para>
/// <b>Cost.</b> A change and a question look at the blocks of one record, and blocks are bounded, so neither grows with the book.
/// The texts of removed records stay until the index is made anew.
/// </para>
/// <para>
/// Answers depend on the records and on the order in which they came and went, not on time or threads. What a record agrees
/// in is as in <see cref="Linkage"/>.
/// </para>
/// </remarks>
public sealed partial class MatchIndex : IDisposable
{
    private readonly ReaderWriterLockSlim _gate = new();
    private readonly Dictionary<Guid, int> _numbers = [];
    private readonly Book _book = new();
    private readonly Blocks _blocks = new();
    private readonly BlockingKeys _keys;
    private readonly double _threshold;
    private Guid[] _ids = new Guid[16];
    private volatile MatchModel _model;

    /// <summary>An index without records.</summary>
    /// <param name="options">What is wanted of answers; null for the usual. Without a model the prior is used until <see cref="Learn"/>.</param>
    public MatchIndex(MatchOptions? options = null)
    {
        options ??= new MatchOptions();
        _keys = new BlockingKeys(_book.Terms);
        (_threshold, _model) = (options.Threshold, options.Model ?? MatchModel.Prior);
    }

    /// <summary>The number of records.</summary>
    public int Count => Read(() => _numbers.Count);

    /// <summary>What is believed of the records.</summary>
    public MatchModel Model => _model;

    /// <summary>Who of the index this probably is, the likeliest first.</summary>
    /// <param name="record">Somebody who is not in the index.</param>
    /// <param name="most">How many at most.</param>
    /// <exception cref="ArgumentNullException"><paramref name="record"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is negative.</exception>
    public IReadOnlyList<Candidate> Probable(MatchRecord record, int most = 5)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        return Read(() =>
        {
            var terms = new TermTables(_book.Terms);
            var question = new Question(_book, _blocks, terms, new Scorer(_model, _numbers.Count + 1), beside: 1);
            return Named(question.Probable(new ProfileWriter(terms).Write(record), except: -1, _threshold, most));
        });
    }

    /// <summary>Who else of the index somebody in it probably is, the likeliest first; nobody where the id is not in it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is negative.</exception>
    public IReadOnlyList<Candidate> Probable(Guid id, int most = 5)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        return Read(() =>
        {
            var question = new Question(_book, _blocks, _book.Terms, new Scorer(_model, _numbers.Count), beside: 2);
            return _numbers.TryGetValue(id, out var number)
                ? Named(question.Probable(_book.Records[number], number, _threshold, most))
                : [];
        });
    }

    /// <summary>All probable pairs, the likeliest first. Time is about linear in the number of records.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<Likeness> Pairs(CancellationToken cancel = default) =>
        Read(() =>
        {
            var scorer = new Scorer(_model, _numbers.Count);
            var reader = new EvidenceReader(_book.Terms, _book.Frequencies, beside: 2);
            return Probable(scorer, cancel).ConvertAll(pair => Like(pair, reader, scorer));
        });

    /// <summary>All probable pairs as people; see <see cref="Linkage.Clusters"/>.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<IReadOnlyList<Guid>> Clusters(CancellationToken cancel = default) =>
        Read(() =>
        {
            var scorer = new Scorer(_model, _numbers.Count);
            return Linking
                .Clusters(_book, Probable(scorer, cancel), scorer)
                .ConvertAll(IReadOnlyList<Guid> (cluster) => [.. cluster.Select(number => _ids[number])]);
        });

    /// <summary>Lets go of what threads wait for; the index must not be used any more.</summary>
    public void Dispose() => _gate.Dispose();

    private List<MatchPair> Probable(Scorer scorer, CancellationToken cancel) =>
        Linking.Probable(Linking.Find(_book, _model, cancel), scorer, _threshold);

    private Likeness Like(MatchPair pair, EvidenceReader reader, Scorer scorer) =>
        new(
            _ids[pair.First],
            _ids[pair.Second],
            pair.Probability,
            Explanation.Of(_book.Records[pair.First], _book.Records[pair.Second], _book.Terms, reader, scorer)
        );

    private List<Candidate> Named(List<(int Record, double Probability, IReadOnlyList<Reason> Reasons)> found) =>
        found.ConvertAll(one => new Candidate(_ids[one.Record], one.Probability, one.Reasons));

    private T Read<T>(Func<T> question)
    {
        _gate.EnterReadLock();
        try
        {
            return question();
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }
}
