namespace Tilth.Capture;

// What only stays in the line: who knows whom, what somebody looks for, and all that is not understood.
internal sealed partial class LineParser
{
    // "Rowan knows Ivy at Squall Pictures", "Ash looks for a flat"
    private void ReadKept()
    {
        var from = _at;
        var end = SubjectAt(_at, Freshness.Fresh)?.Predicate ?? _at;
        TakeSubject(end);
        var length = _say.Kept.Match(_tokens, _at, out var kept);
        if (PartOf(kept.Kind) is { } part)
            Mark(part, _at, length);
        _at += length;
        if (kept.Kind == KeptKind.Knows)
            TakeAcquaintances();
        while (_at < _tokens.Length && !EndsKept())
        {
            if (!TakeLabel() && !TakeKnownMention() && !TakeThing())
                _at++;
        }
        Keep(kept.Kind, from, _at);
    }

    // They stay in the line: nobody comes into the book by what somebody else is said to know.
    private void TakeAcquaintances()
    {
        var from = _at;
        TakePeople();
        if (_at > from)
            _parts.RemoveAll(part => part.Kind == PartKind.NewPerson && part.Span.Start >= _tokens[from].Start);
    }

    private bool EndsKept()
    {
        if (IsBreak(_at))
            return true;
        var joins = Count(WordList.Joins, _at);
        return OpeningAt(_at + joins, joins > 0 ? Freshness.Fresh : Freshness.Loose) != Opening.None;
    }

    private static PartKind? PartOf(KeptKind kind) =>
        kind switch
        {
            KeptKind.Knows => PartKind.Knows,
            KeptKind.LooksFor => PartKind.LooksFor,
            KeptKind.CanHelp => PartKind.CanHelp,
            KeptKind.Note => null,
        };

    // Words that open nothing stay in the line as they are.
    private void ReadNote()
    {
        var from = _at;
        do
        {
            // "+gardener rowan"
            if (TakeLabel() && _names.IsKnownStart(_at))
                TakePerson();
            else if (_at < _tokens.Length && !TakeKnownMention() && !TakeThing())
                _at++;
        } while (_at < _tokens.Length && !IsBreak(_at) && OpeningAt(_at, Freshness.Loose) == Opening.None);
        Keep(KeptKind.Note, from, _at);
    }

    private void Keep(KeptKind kind, int from, int end)
    {
        while (end > from && _tokens[end - 1].Kind == TokenKind.Stop && !IsStop(end - 1, ')'))
            end--;
        if (end == from || !Enumerable.Range(from, end - from).Any(SaysSomething))
            return;
        var span = SpanOf(from, end - from);
        _kept.Add(new(kind, span, span.In(_line)));
    }

    private bool SaysSomething(int at) =>
        _tokens[at].Kind is not (TokenKind.Stop or TokenKind.Label)
        && _tokens[at].Text.Length > 0
        && !_say.IsOnlyLink(_tokens[at].Text);
}
