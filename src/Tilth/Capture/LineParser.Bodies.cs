namespace Tilth.Capture;

// The body of a promise: the verb, to whom, what, by when.
internal sealed partial class LineParser
{
    // How far behind a comma a deadline may still belong to the promise before it.
    private const int DeadlineReach = 16;

    private int _duePart = -1;

    private void ReadBody(PromiseDraft draft, Lead? lead, Mention? other = null)
    {
        draft.TextFrom = _at;
        _duePart = -1;
        if (lead is { } first)
            TakeDue(draft, first.When, first.Span, null);
        ReadVerb(draft);
        var fresh = Freshness.Loose;
        var isSlot = false;
        while (_at < _tokens.Length && !EndsBody(fresh))
        {
            var (taken, next) = TakeBodyItem(draft, isSlot);
            isSlot = next;
            fresh = taken ? Freshness.Head : Freshness.Loose;
        }
        Finish(draft, _at, other);
        Carry(draft);
    }

    private void ReadVerb(PromiseDraft draft)
    {
        var length = _say.Actions.Match(_tokens, _at, out var action);
        if (length == 0)
            return;
        if (draft.Kind == PromiseKind.Promise)
            draft.Kind = action.Kind;
        Take(draft.Kind == PromiseKind.ThankYou ? PartKind.ThankYou : PartKind.Promise, length);
        _at += IsStop(_at, ':') ? 1 : 0;
        var people = TakePeople();
        draft.NeedsSomebody |=
            draft.Whose == Whose.Mine
            && action.ToSomebody
            && draft.Kind != PromiseKind.FollowUp
            && people.Count == 0
            && !IsObject(action.Kind);
        draft.FollowsUp |= draft.Whose == Whose.Mine && action.Kind == PromiseKind.FollowUp;
        if (draft.Whose == Whose.Mine && draft.People.Count == 0)
            draft.People = people;
    }

    // "call the bank": somebody is named, though not a person.
    private bool IsObject(PromiseKind kind) => kind != PromiseKind.Promise && Is(WordList.Determiners, _at);

    private bool EndsBody(Freshness fresh)
    {
        if (IsEnd(_at))
            return true;
        var next = _at + (IsBreak(_at) ? 1 : 0);
        var joins = Count(WordList.Joins, next);
        if (next + joins == _at)
            return OpeningAt(_at, fresh) != Opening.None;
        if (OpeningAt(next + joins, Freshness.Fresh) != Opening.None)
            return true;
        return next > _at && joins == 0 && !ContinuesPeople(next) && !HasDeadline(next);
    }

    // "send Rowan, Ivy and Ash the link"
    private bool ContinuesPeople(int at) =>
        _mentions.Count > 0 && _mentions[^1].Span.End == _tokens[_at - 1].End && PersonOrPronoun(at) > 0;

    private bool HasDeadline(int from)
    {
        for (var at = from; at < Math.Min(from + DeadlineReach, _tokens.Length) && !IsEnd(at); at++)
        {
            if (at > from && OpeningAt(at, Freshness.Loose) != Opening.None)
                return false;
            if (
                _say.Bounds.Match(_tokens, at, out var bound) > 0
                && bound is Bound.By or Bound.Before
                && _whens.Read(at) is not null
            )
                return true;
        }
        return false;
    }

    private (bool IsTaken, bool IsSlot) TakeBodyItem(PromiseDraft draft, bool isSlot)
    {
        var from = _at;
        if (TakeLabel())
        {
            draft.Left.Add((from, 1));
            return (true, false);
        }
        if (!IsNotDue() && _whens.Read(_at) is { } when && TakeDue(draft, when, SpanOf(_at, when.Length), _at))
        {
            _at += when.Length;
            return (true, false);
        }
        if (isSlot && TakeRecipients(draft))
            return (true, false);
        // Whoever is only named does not end the sentence: "ask Rowan what Ivy needs".
        if (TakeKnownMention() || TakeThing())
            return (false, false);
        var link = Count(WordList.PersonAfter, _at);
        _at += Math.Max(1, link);
        return (false, link > 0);
    }

    private bool IsNotDue() => _at > 0 && Is(WordList.NotDue, _at - 1);

    private bool TakeRecipients(PromiseDraft draft)
    {
        var isTo = Is(WordList.To, _at - 1);
        if (!StandsAlone(_at))
        {
            // "send the plan to the gardeners" is for somebody, if not for a person.
            draft.NeedsSomebody &= !isTo;
            return false;
        }
        var isUnknown = _names.Person(_at, Slot.Expected) is { IsNew: true, IsSlip: false };
        var before = _mentions.Count;
        var people = TakePeople();
        if (
            isUnknown
            && before < _mentions.Count
            && people[0].Certain is { IsNew: true }
            && !WasNamed(people[0], before)
        )
            DoubtPerson(people[0]);
        if (draft.Whose == Whose.Mine && draft.People.Count == 0)
            draft.People = people;
        draft.NeedsSomebody = false;
        return true;
    }

    private bool WasNamed(Mention mention, int before) =>
        _mentions.Take(before).Any(other => other.MayBe(mention.Candidates));

    private bool TakeDue(PromiseDraft draft, SaidWhen when, TextSpan span, int? at)
    {
        if (!draft.WantsDue(when.Bound) || DueOf(when) is not { } found)
            return false;
        var back = when.Bound == Bound.Before ? -1 : 0;
        // An earlier day stays in the text when a deadline follows it.
        if (_duePart >= 0 && draft.Left.Count > 0)
        {
            _parts.RemoveAt(_duePart);
            draft.Left.RemoveAt(draft.Left.Count - 1);
        }
        draft.TakeDue(
            when,
            back < 0 ? found.First.AddDays(-1) : found.Deadline,
            [.. found.Others.Select(day => day.AddDays(back))],
            span
        );
        _duePart = _parts.Count;
        _parts.Add(new(PartKind.Due, span));
        if (at is { } start)
            draft.Left.Add((start, when.Length));
        return true;
    }

    private FoundDays? DueOf(SaidWhen when)
    {
        if (when.Day is null)
            return when.Time is { } time
                ? new FoundDays(time > TimeOnly.FromDateTime(_context.Now) ? Today : Today.AddDays(1))
                : null;
        var isBound = when.Bound is Bound.By or Bound.Before;
        var found = _days.Find(when.Day, Tense.Ahead);
        if (found is null && isBound && _days.Nearby(when.Day, Tense.Ahead) is { First: var near })
            return new FoundDays(near, near.AddDays(1));
        // What lies behind is not a deadline ("the notes of 2026-01-05"), unless it says so.
        return found is { } days && (days.Deadline >= Today || isBound) ? days : null;
    }

    private void Carry(PromiseDraft draft)
    {
        var isAnd = !IsBreak(_at) && Is(WordList.And, _at);
        _carried = isAnd ? draft : null;
    }
}
