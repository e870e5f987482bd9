namespace Tilth.Capture;

// Talks: met Rowan and Ivy at First Tuesday yesterday; coffee with Rowan thursday 10.
internal sealed partial class LineParser
{
    private static readonly TalkWords BareTalk = new([], TalkKind.Met);
    private static readonly WordList[] EndsReached =
    [
        WordList.And,
        WordList.At,
        WordList.In,
        WordList.From,
        WordList.About,
    ];

    private void ReadTalk(Lead? lead)
    {
        var from = _at;
        var length = TalkLength(_at, Freshness.Fresh);
        while (_say.Talks.Match(_tokens, _at, out _) == 0)
            _at += Count(WordList.TalkFillers, _at);
        var words = _say.Talks.Match(_tokens, _at, out var talk);
        var mark = _parts.Count;
        Mark(PartKind.Talk, _at, words);
        _at = from + length;
        ReadTalk(from, mark, new(talk, _context, _days), lead);
    }

    // A line may begin with the people: "Rowan and Ivy at First Tuesday". Where the people are known, words are only words.
    private bool StartsBareTalk(int at)
    {
        if (
            _context.With.Count > 0
            || _talks.Count + _promises.Count + _kept.Count + _wants.Count > 0
            || !StandsAlone(at)
        )
            return false;
        var end = at + PersonOrPronoun(at);
        return end >= _tokens.Length
            || (_tokens[end].Kind == TokenKind.Stop && !IsStop(end, '?'))
            || _tokens[end].Marked
            || Is(WordList.And, end)
            || Is(WordList.At, end)
            || Is(WordList.In, end)
            || Is(WordList.From, end)
            || _say.Media.Match(_tokens, end, out _) > 0
            || _whens.Read(end) is not null
            || _names.Thing(end, out _) is not null
            || OpenTalkLength(end, out _) > 0;
    }

    // "rowan coffee tomorrow"
    private int OpenTalkLength(int at, out TalkWords words)
    {
        var length = _say.Talks.Match(_tokens, at, out var talk);
        words = length > 0 && talk.Tense == Tense.Open ? talk : BareTalk;
        return ReferenceEquals(words, BareTalk) || StandsAlone(at + length) ? 0 : length;
    }

    // "Rowan called", "Ivy wrote to me yesterday"
    private void ReadReached(Lead? lead)
    {
        var from = _at;
        var people = TakeSubject(SubjectAt(_at, Freshness.Fresh)!.Value.Predicate);
        var length = _say.Reached.Match(_tokens, _at, out var talk);
        var mark = _parts.Count;
        Take(PartKind.Talk, length);
        var draft = new TalkDraft(talk, _context, _days) { IsOfItsOwn = true };
        draft.Add(people);
        ReadTalk(from, mark, draft, lead);
    }

    // With something else behind it, it is what they did elsewhere: "Rowan called Ivy", "Ivy wrote two books".
    private bool IsReached(int at)
    {
        var length = _say.Reached.Match(_tokens, at, out _);
        if (length == 0 || length < _say.Kept.Match(_tokens, at, out _) || PersonOrPronoun(at + length) > 0)
            return false;
        var after = at + length;
        var saysMe = length > 1 && !Is(WordList.Determiners, after);
        return saysMe
            || after >= _tokens.Length
            || _tokens[after].Kind is TokenKind.Stop or TokenKind.Label
            || _whens.Read(after) is not null
            || _say.Media.Match(_tokens, after, out _) > 0
            || EndsReached.Any(list => Is(list, after));
    }

    private void ReadBareTalk(Lead? lead)
    {
        var (from, mark) = (_at, _parts.Count);
        var length = OpenTalkLength(_at + PersonOrPronoun(_at), out var words);
        var draft = new TalkDraft(words, _context, _days);
        if (length > 0)
        {
            draft.Add([TakePerson()!]);
            Take(PartKind.Talk, length);
        }
        ReadTalk(from, mark, draft, lead);
    }

    private void ReadTalk(int from, int mark, TalkDraft draft, Lead? lead)
    {
        if (lead is { } first)
            TakeWhen(draft, first.When, first.Span);
        _at += Count(WordList.With, _at);
        var kept = _kept.Count;
        draft.Add(TakePeople(isTalk: true));
        if (draft.With.Count == 0)
            TakeStranger(draft);
        ReadTalkRest(draft);
        Close(draft, from, mark, kept);
    }

    private void ReadTalkRest(TalkDraft draft)
    {
        var fresh = Freshness.Head;
        var note = -1;
        while (_at < _tokens.Length && !IsEnd(_at) && !EndsTalk(fresh) && !IsDueOfNext(draft))
        {
            var at = _at;
            if (TakeTalkItem(draft, fresh))
            {
                KeepNote(ref note, at);
                fresh = Freshness.Head;
                continue;
            }
            // Whoever is only named belongs to the story.
            if (TakeKnownMention())
            {
                note = note < 0 ? at : note;
                fresh = Freshness.Loose;
                continue;
            }
            fresh = IsStop(_at, ',') || Is(WordList.Joins, _at) ? Freshness.Head : Freshness.Loose;
            note = note < 0 && fresh == Freshness.Loose ? _at : note;
            _at++;
        }
        KeepNote(ref note, _at);
    }

    private void KeepNote(ref int note, int end)
    {
        if (note >= 0)
            Keep(KeptKind.Note, note, end);
        note = -1;
    }

    private bool EndsTalk(Freshness fresh)
    {
        var next = _at;
        while (IsStop(next, ',') || IsStop(next, '-') || IsStop(next, ':'))
            next++;
        next += Count(WordList.Joins, next);
        if (next == _at)
            return OpeningAt(_at, fresh) != Opening.None;
        return OpeningAt(next, Freshness.Fresh) != Opening.None
            || _whens.Read(next) is { } when && OpeningAt(next + when.Length, Freshness.Fresh) != Opening.None;
    }

    // "met Rowan tomorrow send Rowan the list": the day belongs to what is promised.
    private bool IsDueOfNext(TalkDraft draft) =>
        _whens.Read(_at) is { } when
        && (when.Bound is Bound.By or Bound.Before || draft.Tense == Tense.Past && IsAhead(when))
        && OpeningAt(_at + when.Length, Freshness.Fresh) == Opening.Mine;

    private bool IsAhead(SaidWhen when) =>
        when.Day is { } day && _days.Find(day, Tense.Past) is { } found && found.First > Today;

    private void Close(TalkDraft draft, int from, int mark, int kept)
    {
        if (_talks is [.., var last] && last.TryTake(draft))
            return;
        if (draft.With.Count > 0 || draft.Where is not null || (draft.HasWhen && draft.Kind != TalkKind.Met))
        {
            _talks.Add(draft);
        }
        else
        {
            _parts.RemoveRange(mark, Math.Min(1, _parts.Count - mark));
            _kept.RemoveRange(kept, _kept.Count - kept);
            Keep(KeptKind.Note, from, _at);
        }
    }
}
