namespace Tilth.Capture;

// Where one talked: at First Tuesday, at the Botanic in Porto.
internal sealed partial class LineParser
{
    private const int LongestPlainPlace = 4;

    private bool TakePlace(TalkDraft draft)
    {
        var atWord = Count(WordList.At, _at);
        var link = atWord + (atWord == 0 ? Count(WordList.In, _at) : 0);
        if (
            link == 0
            || (draft.Where is not null && !Joins(draft.Where))
            || PlaceLength(_at + link, atWord > 0, draft.IsAbout, out var known) is not { } length
        )
            return false;
        var from = _at + link;
        Mark(known?.Kind == KnownKind.Event ? PartKind.Event : PartKind.Place, from, length);
        _at = from + length;
        var start = draft.Where?.Span.Start ?? _tokens[from].Start;
        var span = TextSpan.Between(start, _tokens[_at - 1].End);
        draft.Where = new(span, span.In(_line), draft.Where?.Known ?? known);
        return true;
    }

    // "at the Botanic in Porto" is one place.
    private bool Joins(Where where) => _at > 0 && _tokens[_at - 1].End == where.Span.End;

    private int? PlaceLength(int at, bool isAt, bool isAbout, out KnownName? known)
    {
        var the = Count(WordList.Determiners, at);
        known = _names.Thing(at + the, out var length) ?? _names.Thing(at, out length);
        if (known is not null)
            return length + (_names.Thing(at, out _) is null ? the : 0);
        if (at + the >= _tokens.Length || isAbout || Is(WordList.NotPlaces, at))
            return null;
        var proper = UntilOpening(at + the, _names.ProperRun(at + the, isPlace: true));
        if (proper > 0 && !(_whens.Read(at) is not null && proper == 1))
            return the + proper + Possession(at + the + proper);
        return isAt ? PlainPlace(at) : PlainTown(at);
    }

    // Dictated, the next clause follows without a stop: "in Porto Ivy looks for a flat".
    private int UntilOpening(int at, int length)
    {
        for (var taken = 1; taken < length; taken++)
        {
            if (SubjectAt(at + taken, Freshness.Head) is not null)
                return taken;
        }
        return length;
    }

    // "at Rowan's", "at Rowan's house"
    private int Possession(int at)
    {
        if (at >= _tokens.Length || !_tokens[at].IsEnding)
            return 0;
        return at + 1 < _tokens.Length && _tokens[at + 1].IsWord && !_say.IsReserved(_tokens[at + 1].Text) ? 2 : 1;
    }

    // "in porto", with nothing behind it that would make it "in porto wine".
    private int? PlainTown(int at)
    {
        if (!_tokens[at].IsWord || _say.IsReserved(_tokens[at].Text) || _tokens[at].Length < 4)
            return null;
        var isAlone =
            at + 1 >= _tokens.Length || !_tokens[at + 1].IsWord || Is(WordList.Joins, at + 1) || EndsPlace(at + 1, at);
        return isAlone ? 1 : null;
    }

    // A place in small letters ends where anything else begins, or after a few words.
    private int? PlainPlace(int at)
    {
        var end = at;
        while (
            end < _tokens.Length
            && end - at < LongestPlainPlace
            && _tokens[end].Kind is TokenKind.Word or TokenKind.Number
            && !EndsPlace(end, at)
        )
            end++;
        // "at 25" is no place, and no hour either.
        return end > at && Enumerable.Range(at, end - at).Any(word => _tokens[word].IsWord && SaysSomething(word))
            ? end - at
            : null;
    }

    private bool EndsPlace(int at, int from) =>
        Is(WordList.With, at)
        || Is(WordList.About, at)
        || Is(WordList.And, at)
        || Is(WordList.In, at)
        || Is(WordList.At, at)
        || _whens.Read(at) is not null
        || _say.Media.Match(_tokens, at, out _) > 0
        || (at > from && OpeningAt(at, Freshness.Head) != Opening.None);

    // "met Rowan First Tuesday"
    private bool TakeEvent(TalkDraft draft)
    {
        var from = _at;
        if (!TakeThing())
            return false;
        var part = _parts[^1];
        if (draft.Where is null && part.Kind == PartKind.Event && _names.Thing(from, out _) is { } known)
            draft.Where = new(part.Span, part.Span.In(_line), known);
        return true;
    }
}
