namespace Tilth.Search;

/// <summary>
/// Search as you type over documents in memory: names and what belongs to them, folded, by the beginnings of words, with one
/// typing error forgiven.
/// </summary>
/// <remarks>
/// <para>
/// <b>What is found.</b> Every word of the query must meet a word of the document: be it, or begin it. Case, accents and the
/// like do not count (<see cref="Folding"/>); <c>o'neil</c>, <c>oneil</c> and <c>o neil</c> are one; ideographs are found by
/// any part; telephone numbers by their beginning and by any four digits in a row, with or without the country; English given
/// names also by their short forms. A word of four letters or more, without digits, forgives one typing error.
/// </para>
/// <para>
/// <b>In which order.</b> True matches come before nicknames, these before typing errors. Among them an exact word beats a
/// beginning in the same field, fields weigh as in <see cref="SearchField"/>, the start of a name more than its rest, and a
/// whole name most. Equals are ordered by boost, then by key.
/// </para>
/// <para>
/// <b>Threads.</b> Any number may search while others change the index: a search sees one state of it from beginning to end and
/// waits for nobody; changes wait for each other. A change is visible to the next search when the method returns. Large parts
/// are merged on the thread pool beside that.
/// </para>
/// <para>
/// <b>Cost.</b> A change takes tens of microseconds at any size, now and then a fraction of a millisecond. A search takes
/// microseconds, at a million documents at times a millisecond: its cost follows the rarest word, not the number of documents.
/// Memory is 8 bytes for each word of a document (distinct per field), 21 for the document, and about 20 for each word that no
/// other document has, 65 for a telephone number: some 200 bytes for a contact without and 300 with telephone. While large
/// parts are merged, twice that.
/// </para>
/// </remarks>
public sealed class SearchIndex
{
    private readonly SegmentStack _stack = new();
    private readonly ChangeLog _log = new();

    /// <summary>The number of documents. Costs nothing worth mention.</summary>
    public int Count => _stack.Count;

    /// <summary>Makes an index of documents; of two with one key the later counts. About 5 microseconds a document.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="documents"/> or one of them is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A field is not one of <see cref="SearchField"/>.</exception>
    public static SearchIndex Build(IEnumerable<SearchDocument> documents)
    {
        var index = new SearchIndex();
        index.PutAll(documents);
        return index;
    }

    /// <summary>Adds a document, or puts it in the place of the one with its key.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="document"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A field is not one of <see cref="SearchField"/>.</exception>
    public void Put(SearchDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        PutAll([document]);
    }

    /// <summary>Adds or replaces many documents in one step that readers see whole; of two with one key the later counts.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="documents"/> or one of them is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A field is not one of <see cref="SearchField"/>; nothing is changed.</exception>
    public void PutAll(IEnumerable<SearchDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var writer = new SegmentWriter();
        foreach (var document in documents)
        {
            ArgumentNullException.ThrowIfNull(document, nameof(documents));
            writer.Add(document);
        }
        if (writer.Count > 0)
        {
            var segment = writer.ToSegment();
            _log.Record(segment.Keys, () => _stack.Put(segment));
        }
    }

    /// <summary>Removes a document.</summary>
    /// <returns>Whether there was one with the key.</returns>
    public bool Remove(Guid key)
    {
        var removed = false;
        _log.Record([key], () => removed = _stack.Remove(key));
        return removed;
    }

    /// <summary>Whether there is a document with the key. Logarithmic.</summary>
    public bool Contains(Guid key) => SegmentStack.Locate(_stack.Slices, key) is not null;

    /// <summary>Finds the documents that have every word of a query, best first.</summary>
    /// <param name="query">What was typed so far, in any form. Without a letter or digit it finds nothing; words after the twelfth are ignored.</param>
    /// <param name="limit">How many hits at most, from 1; meant for what a screen shows, good for some thousands.</param>
    /// <param name="filter">Leaves out documents by key; null takes all. It is asked only about documents that would be in the list, from the calling thread.</param>
    /// <returns>At most <paramref name="limit"/> hits, each document once; empty if none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is less than 1.</exception>
    public IReadOnlyList<SearchHit> Find(string query, int limit = 20, Func<Guid, bool>? filter = null) =>
        Finder.Find(_stack.Slices, query, limit, filter);

    /// <summary>
    /// All documents that have every word of a query, or its beginning, in a field of one kind: for filters. Nicknames and typing
    /// errors do not count here. Linear in the documents that have one of the words.
    /// </summary>
    /// <param name="query">In any form. Without a letter or digit nothing has it; words after the twelfth are ignored.</param>
    /// <param name="field">The kind of field; null for all of them, each word in any.</param>
    /// <returns>Their keys, in no order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    public IReadOnlySet<Guid> Having(string query, SearchField? field = null) =>
        Gathering.Of(_stack.Slices, query, field);

    internal Slice[] Slices => _stack.Slices;

    internal (Slice[] Slices, long Position, Guid[]? Keys) ChangesSince(long position) => _log.Since(position, _stack);

    internal Task Settled => _stack.Settled;
}
