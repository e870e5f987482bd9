namespace Tilth.Search;

/// <summary>The way along the postings of one word in a segment, by falling worth of kind and slot.</summary>
internal sealed class Walk
{
    private readonly Term _term;
    private readonly Segment _segment;
    private int _at = -1;

    public Walk(Term term, Segment segment)
    {
        (_term, _segment) = (term, segment);
        Advance();
    }

    /// <summary>Whether every posting was passed: a document not met does not have the word.</summary>
    public bool Ended => _at >= Ranking.Falling(_term.Leads).Length;

    /// <summary>The postings passed, with those that come next.</summary>
    public long Spent { get; private set; }

    /// <summary>The most that a document not yet met can earn by this word.</summary>
    public int Worth => _term.Worth(Here.Kind, Here.Slot);

    /// <summary>Whether a document not yet met can have the very word in a name.</summary>
    public bool MayBeName => Here.Kind == MatchKind.Exact && Slots.IsName(Here.Slot);

    public ReadOnlySpan<WordRange> Ranges => _term.Ranges(Here.Kind);

    public Postings Postings => _segment.Postings[(int)Here.Slot];

    private (MatchKind Kind, Slot Slot) Here => Ranking.Falling(_term.Leads)[_at];

    /// <summary>Goes on to the next kind and slot that has postings, or to the end.</summary>
    public void Advance()
    {
        var count = 0;
        for (_at++; !Ended && count == 0; _at += count == 0 ? 1 : 0)
        {
            foreach (var range in Ranges)
            {
                count += Postings.CountIn(range);
            }
        }
        Spent += count;
    }
}
