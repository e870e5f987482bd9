namespace Tilth.Search;

/// <summary>The way along the postings of one word in a segment, by falling worth of kind and slot. Stands before a posting.</summary>
internal sealed class Walk
{
    // Long enough to be cheap, short enough that a walk on which nothing is found does not run ahead of the others.
    private const int Stride = 64;

    private readonly Term _term;
    private readonly Segment _segment;
    private int _step;
    private int _range;
    private int _list;
    private int _endOfRange;
    private int _offset;

    public Walk(Term term, Segment segment)
    {
        (_term, _segment, _step, _range) = (term, segment, 0, -1);
        NextRange();
    }

    /// <summary>Whether every posting was passed: a document not met does not have the word.</summary>
    public bool Ended => _step >= Ranking.Falling(_term.Leads).Length;

    /// <summary>How many postings were passed.</summary>
    public int Spent { get; private set; }

    /// <summary>The most that a document not yet met can earn by this word.</summary>
    public int Worth => _term.Worth(Here.Kind, Here.Slot);

    /// <summary>Whether a document not yet met can have the very word in a name.</summary>
    public bool MayBeName => Here.Kind == MatchKind.Exact && Slots.IsName(Here.Slot);

    private (MatchKind Kind, Slot Slot) Here => Ranking.Falling(_term.Leads)[_step];

    private Postings Postings => _segment.Postings[(int)Here.Slot];

    /// <summary>Passes some documents of one list, in ascending order, and returns those before a document where to cut.</summary>
    public ReadOnlySpan<int> Take(int cut)
    {
        var rest = Postings.DocumentsOf(_list)[_offset..];
        var taken = rest[..Math.Min(rest.Length, Stride)];
        if (taken.Length < rest.Length && taken[^1] < cut)
        {
            _offset += taken.Length;
        }
        else
        {
            NextList();
        }
        Spent += taken.Length;
        return taken;
    }

    private void NextList()
    {
        _offset = 0;
        if (++_list >= _endOfRange)
        {
            NextRange();
        }
    }

    private void NextRange()
    {
        (_list, _endOfRange) = (0, 0);
        while (_list >= _endOfRange && !Ended)
        {
            if (++_range < _term.Ranges(Here.Kind).Length)
            {
                (_list, _endOfRange) = Postings.Lists(_term.Ranges(Here.Kind)[_range]);
            }
            else
            {
                (_step, _range) = (_step + 1, -1);
            }
        }
    }
}
