namespace Tilth.Capture;

/// <summary>
/// One reading of one line, by recursive descent: a line is clauses, and each clause begins with words that only such a
/// clause begins with. Punctuation helps but nothing rests on it, for dictated lines have none.
/// </summary>
internal sealed partial class LineParser
{
    private readonly string _line;
    private readonly Token[] _tokens;
    private readonly Lexicon _say;
    private readonly CaptureContext _context;
    private readonly WhenReader _whens;
    private readonly DayFinder _days;
    private readonly NameFinder _names;
    private readonly List<Part> _parts = [];
    private readonly List<TalkDraft> _talks = [];
    private readonly List<Promise> _promises = [];
    private readonly List<Want> _wants = [];
    private readonly List<Kept> _kept = [];
    private readonly List<string> _labels = [];
    private readonly HashSet<string> _seenLabels = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Doubt> _doubts = [];
    private Mention? _topic;
    private int _at;

    public LineParser(string line, Token[] tokens, Lexicon say, CaptureContext context)
    {
        (_line, _tokens, _say, _context) = (line, tokens, say, context);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (IsNewName(at))
                tokens[at] = tokens[at] with { Kind = TokenKind.Word, Capital = true, Marked = true };
        }
        _whens = new(tokens, say);
        _days = new(Today, context.WeekStart, context.DayFirst);
        _names = new(line, tokens, say, context.Names);
        _mentions.AddRange(context.With.Select(Before));
        _topic = _mentions is [var only] ? only : null;
    }

    private static Mention Before(Candidate person) =>
        new()
        {
            Span = default,
            Text = person.Name,
            Candidates = [person],
        };

    private DateOnly Today => DateOnly.FromDateTime(_context.Now);

    public Reading Read()
    {
        while (SkipToClause())
            ReadClause();
        _parts.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return new()
        {
            Line = _line,
            Parts = _parts,
            Talks = [.. _talks.Select(talk => talk.Finish())],
            Promises = _promises,
            Wants = _wants,
            Kept = _kept,
            Labels = _labels,
            Mentions = _mentions,
            Doubts = _doubts,
        };
    }

    // "+film" is a label; "met +Wren" and "+Wren Calloway" name somebody new.
    private bool IsNewName(int at) =>
        _tokens[at] is { Kind: TokenKind.Label, Length: > 1, Start: var start }
        && _line[start] == '+'
        && char.IsUpper(_line[start + 1])
        && (
            at > 0 && AsksForName(at - 1)
            || at + 1 < _tokens.Length
                && _tokens[at + 1] is { IsWord: true, Capital: true, Marked: false } next
                && _context.Names.At([next.Text]).Count == 0
        );

    private bool AsksForName(int at) =>
        _say.Talks.Match(_tokens, at, out _) == 1
        || ActionLength(at) == 1
        || Is(WordList.With, at)
        || Is(WordList.And, at)
        || Is(WordList.PersonAfter, at);

    private bool SkipToClause()
    {
        while (_at < _tokens.Length)
        {
            var joins = _say[WordList.Joins].Match(_tokens, _at, out _);
            if (joins == 0 && Current.Kind != TokenKind.Stop)
                return true;
            // "and" before a name may still open a list; a stop never says anything.
            _at += Math.Max(1, joins);
        }
        return false;
    }

    private void ReadClause()
    {
        var lead = TakeLead();
        if (_at >= _tokens.Length)
            return;
        switch (OpeningAt(_at, Freshness.Fresh))
        {
            case Opening.Want:
                ReadWant();
                break;
            case Opening.Mine:
                ReadMine(lead);
                break;
            case Opening.Theirs:
                ReadTheirs(lead);
                break;
            case Opening.Asked:
                ReadAsked(lead);
                break;
            case Opening.Kept:
                ReadKept();
                break;
            case Opening.Talk:
                ReadTalk(lead);
                break;
            case Opening.Reached:
                ReadReached(lead);
                break;
            default:
                ReadRest(lead);
                break;
        }
    }

    // "yesterday met Rowan", "on friday: call Ivy"
    private Lead? TakeLead()
    {
        if (_whens.Read(_at) is not { } when || when.Length + _at >= _tokens.Length)
            return null;
        var next = _at + when.Length;
        while (
            next < _tokens.Length
            && (_tokens[next].IsStop(',') || _tokens[next].IsStop(':') || _tokens[next].IsStop('-'))
        )
            next++;
        if (OpeningAt(next, Freshness.Fresh) is Opening.None or Opening.Kept && !StartsBareTalk(next))
            return null;
        var lead = new Lead(when, SpanOf(_at, when.Length));
        _at = next;
        return lead;
    }

    // "Ivy: send the seeds, call back"
    private void ReadTopic()
    {
        _topic = TakePerson();
        _at++;
    }

    private void ReadRest(Lead? lead)
    {
        if (StandsAlone(_at) && IsStop(_at + PersonOrPronoun(_at), ':'))
            ReadTopic();
        else if (StartsBareTalk(_at))
            ReadBareTalk(lead);
        else if (_talks is [.., { Where: null } talk] && TakePlace(talk))
            return;
        else
            ReadNote();
    }

    private bool TakeLabel()
    {
        if (Current.Kind != TokenKind.Label)
            return false;
        var label = _line[(Current.Start + 1)..Current.End];
        if (_seenLabels.Add(label))
            _labels.Add(label);
        Mark(PartKind.Label, _at, 1);
        _at++;
        return true;
    }

    private bool TakeThing()
    {
        if (_names.Thing(_at, out var length) is not { } thing || (length == 1 && !Current.Capital && !Current.Marked))
            return false;
        Mark(thing.Kind == KnownKind.Event ? PartKind.Event : PartKind.Organisation, _at, length);
        _at += length;
        return true;
    }

    private Token Current => _tokens[_at];

    private bool Is(WordList list, int at) => _say[list].Match(_tokens, at, out _) > 0;

    private int Count(WordList list, int at) => _say[list].Match(_tokens, at, out _);

    private bool IsStop(int at, char mark) => at < _tokens.Length && _tokens[at].IsStop(mark);

    /// <summary>True where a sentence or a part of it ends for certain.</summary>
    private bool IsEnd(int at) =>
        at >= _tokens.Length || IsStop(at, ';') || IsStop(at, '.') || IsStop(at, '!') || IsStop(at, '?');

    private bool IsBreak(int at) => IsEnd(at) || IsStop(at, ',') || IsStop(at, '-');

    private TextSpan SpanOf(int from, int length) =>
        TextSpan.Between(_tokens[from].Start, _tokens[from + length - 1].End);

    private void Mark(PartKind kind, int from, int length) => _parts.Add(new(kind, SpanOf(from, length)));

    private readonly record struct Lead(SaidWhen When, TextSpan Span);
}
