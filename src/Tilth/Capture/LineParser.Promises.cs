namespace Tilth.Capture;

// Promises, mine and theirs: what opens them, and who is on the other side.
internal sealed partial class LineParser
{
    // "Rowan will send the plan and call me": what "and" adds is promised by the same.
    private PromiseDraft? _carried;

    private void ReadMine(Lead? lead)
    {
        if (_carried is { Whose: Whose.Theirs } theirs && ActionLength(_at) > 0)
        {
            ReadBody(new(Whose.Theirs, _at, theirs.People), lead);
            return;
        }
        var draft = new PromiseDraft(Whose.Mine, _at, []);
        var other = _maybeSubjectEnd == _at ? _maybeSubject : null;
        Open(draft);
        if (draft.Kind == PromiseKind.FollowUp)
            lead = RemindOn() ?? lead;
        ReadBody(draft, lead, other);
    }

    // "remind me in 3 weeks to call Ivy"
    private Lead? RemindOn()
    {
        var when = _whens.Read(_at);
        var lead = when is { } said ? new Lead(said, SpanOf(_at, said.Length)) : (Lead?)null;
        _at += when?.Length ?? 0;
        _at += Count(WordList.To, _at);
        return lead;
    }

    private void Open(PromiseDraft draft)
    {
        if (Count(WordList.Remind, _at) is > 0 and var remind)
        {
            Take(PartKind.Remind, remind);
            draft.Kind = PromiseKind.FollowUp;
        }
        else if (Count(WordList.Owe, _at) is > 0 and var owe)
        {
            Take(PartKind.Promise, owe);
            draft.People = TakePeople();
        }
        else if (Count(WordList.MyModals, _at) is > 0 and var mine)
            Take(PartKind.Promise, mine);
        else if (Count(WordList.Promised, _at) is > 0 and var promised)
            OpenPromised(draft, promised);
        else if (Count(WordList.Told, _at) is > 0 and var told)
            OpenPromised(draft, told);
        else if (Count(WordList.Modals, _at) is > 0 and var modal)
            Take(PartKind.Promise, modal);
        else
            _at += Count(WordList.To, _at);
    }

    // "Rowan asked me to send the plan by friday"
    private void ReadAsked(Lead? lead)
    {
        var from = _at;
        var people = TakeSubject(SubjectAt(_at, Freshness.Fresh)!.Value.Predicate);
        var draft = new PromiseDraft(Whose.Mine, from, people);
        Take(PartKind.Promise, Count(WordList.AsksMe, _at));
        ReadBody(draft, lead);
    }

    private void OpenPromised(PromiseDraft draft, int length)
    {
        Take(PartKind.Promise, length);
        if (!Is(WordList.PromisedThat, _at))
            draft.People = TakePeople();
        _at += Count(WordList.PromisedThat, _at);
    }

    private void ReadTheirs(Lead? lead)
    {
        var from = _at;
        var end = SubjectAt(_at, Freshness.Fresh)?.Predicate ?? _at;
        var draft = new PromiseDraft(Whose.Theirs, from, TakeSubject(end)) { NeedsSomebody = end == from };
        if (Count(WordList.TheyOwe, _at) is > 0 and var owe)
            Take(PartKind.Promise, owe);
        else if (Count(WordList.TheySaid, _at) + Count(WordList.TheyPromise, _at) is > 0 and var promised)
        {
            Take(PartKind.Promise, promised);
            _at += Count(WordList.Me, _at);
            _at += Count(WordList.PromisedThat, _at);
        }
        else if (Count(WordList.TheyWill, _at) is > 0 and var will)
            Take(PartKind.Promise, will);
        else
            Take(PartKind.Promise, Count(WordList.To, _at));
        ReadBody(draft, lead);
    }

    private List<Mention> TakeSubject(int end)
    {
        var people = new List<Mention>();
        while (_at < end)
        {
            if (TakePerson() is { } person)
                people.Add(person);
            else
                _at++;
            _at += _at < end ? Count(WordList.And, _at) : 0;
        }
        return people;
    }

    private void Take(PartKind kind, int length)
    {
        Mark(kind, _at, length);
        _at += length;
    }

    private void Finish(PromiseDraft draft, int end, Mention? other)
    {
        if (end == draft.From)
            return;
        var span = SpanOf(draft.From, end - draft.From);
        var promise = draft.Finish(span, TextOf(draft, end));
        if (promise.Text.Length == 0)
            promise = promise with { Text = span.In(_line) };
        var named = Named();
        if (promise.People.Count == 0 && draft.NeedsSomebody && _topic is not null)
            promise = promise with { People = [Implied(_topic, span)] };
        var mayBeImplied = promise.People.Count == 0 && _talks.Count + _context.With.Count > 0;
        var needsSomebody = mayBeImplied && draft.NeedsSomebody;
        if (mayBeImplied && (draft.NeedsSomebody || draft.FollowsUp) && named.Count == 1)
            promise = promise with { People = [Implied(named[0], span)] };
        _promises.Add(promise);
        if (needsSomebody && named.Count > 1)
            _doubts.Add(new ForWhom(promise, [.. named.SelectMany(one => one.Candidates).Distinct()]));
        if (other is not null && !SaysMe(draft.From))
            _doubts.Add(new WhosePromise(promise, other));
        if (draft.DueDoubt is { } doubt)
            _doubts.Add(doubt);
    }

    private static Mention Implied(Mention person, TextSpan span) =>
        person with
        {
            Span = new(span.Start, 0),
            Text = "",
        };

    private string TextOf(PromiseDraft draft, int end)
    {
        var pieces = new List<string>();
        var from = draft.TextFrom;
        foreach (var (start, length) in draft.Left.OrderBy(left => left.Start))
        {
            if (start > from)
                pieces.Add(SpanOf(from, start - from).In(_line).Trim());
            from = Math.Max(from, start + length);
        }
        if (from < end)
            pieces.Add(SpanOf(from, end - from).In(_line).Trim());
        return string.Join(' ', pieces.Where(piece => piece.Length > 0)).Trim(' ', ',', ';', '-', ':');
    }
}
