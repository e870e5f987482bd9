namespace Tilth.Capture;

// What the clause of a talk is made of, besides free words.
internal sealed partial class LineParser
{
    private bool TakeTalkItem(TalkDraft draft, Freshness fresh) =>
        TakeLabel()
        || TakeMedium(draft)
        || TakeTalkWhen(draft)
        || TakePlace(draft)
        || TakeMorePeople(draft, fresh)
        || TakeCalled(draft)
        || TakeAbout(draft)
        || TakeEvent(draft);

    private bool TakeMedium(TalkDraft draft)
    {
        var length = _say.Media.Match(_tokens, _at, out var medium);
        if (length == 0 || draft.IsAbout)
            return false;
        draft.Kind = medium.Kind;
        Mark(PartKind.Talk, _at, length);
        _at += length;
        return true;
    }

    private bool TakeTalkWhen(TalkDraft draft)
    {
        if (_whens.Read(_at) is not { } when || !draft.Wants(when))
            return false;
        // Behind "about" a date is part of the story; "yesterday" still says when they talked.
        if (draft.IsAbout && when.Day is not DaysAway { Unit: TimeUnit.Day })
            return false;
        if (!TakeWhen(draft, when, SpanOf(_at, when.Length)))
            return false;
        _at += when.Length;
        return true;
    }

    private bool TakeWhen(TalkDraft draft, SaidWhen when, TextSpan span)
    {
        if (!draft.Take(when))
            return false;
        _parts.Add(new(PartKind.Day, span));
        if (draft.DoubtOf(span) is { } doubt)
            _doubts.Add(doubt);
        return true;
    }

    private bool TakeMorePeople(TalkDraft draft, Freshness fresh)
    {
        var with = Count(WordList.With, _at);
        var and = fresh == Freshness.Head ? Count(WordList.And, _at) : 0;
        and += and > 0 ? KinLength(_at + and) : 0;
        if (
            draft.IsAbout
            || with + and == 0 && !(fresh == Freshness.Head && _tokens[_at].Marked)
            || !StandsAlone(_at + with + and)
        )
            return with + and == 0
                && fresh == Freshness.Head
                && draft.With.Count == 0
                && !draft.IsAbout
                && TakeFirstPeople(draft);
        _at += with + and;
        draft.Add(TakePeople(isTalk: true));
        return true;
    }

    // "met Rowan and her husband Ash"
    private int KinLength(int at)
    {
        var whose = Count(WordList.Determiners, at);
        var kin = whose > 0 ? Count(WordList.Kin, at + whose) : 0;
        return kin > 0 && StandsAlone(at + whose + kin) ? whose + kin : 0;
    }

    // "met a woman called Hazel at the fair"
    private bool TakeCalled(TalkDraft draft)
    {
        var called = Count(WordList.Called, _at);
        if (called == 0 || draft.IsAbout || draft.With.Count > 0 || !StandsAlone(_at + called))
            return false;
        _at += called;
        draft.Add(TakePeople(isTalk: true));
        return true;
    }

    // "met at First Tuesday Rowan and Ivy"
    private bool TakeFirstPeople(TalkDraft draft)
    {
        if (!StandsAlone(_at) || _names.Thing(_at, out _) is not null)
            return false;
        draft.Add(TakePeople(isTalk: true));
        return true;
    }

    private bool TakeAbout(TalkDraft draft)
    {
        if (!Is(WordList.About, _at))
            return false;
        draft.IsAbout = true;
        return false;
    }
}
