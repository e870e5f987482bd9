namespace Tilth.Capture;

// Who is named: lists of people, pronouns, what firm a person is of.
internal sealed partial class LineParser
{
    private readonly List<Mention> _mentions = [];

    // The last of a list that may as well be the subject of the promise behind it.
    private Mention? _maybeSubject;
    private int _maybeSubjectEnd = -1;

    /// <summary>A list of people, or nobody. Stops before somebody of whom something is said.</summary>
    private List<Mention> TakePeople()
    {
        var people = new List<Mention>();
        var next = _at;
        while (StandsAlone(next))
        {
            _at = next;
            people.Add(TakePerson()!);
            people[^1] = TakeOrganisation(people[^1]);
            next = NextInList();
            if (next < 0)
                break;
        }
        if (people.Count > 0)
            (_maybeSubject, _maybeSubjectEnd) = (people[^1], _at);
        return people;
    }

    // Rowan's sister is not Rowan.
    private bool StandsAlone(int at) =>
        PersonOrPronoun(at) is > 0 and var length && !(at + length < _tokens.Length && _tokens[at + length].IsEnding);

    private int NextInList()
    {
        var next = _at;
        var isComma = IsStop(next, ',') || IsStop(next, '&') || IsStop(next, '/');
        next += isComma ? 1 : 0;
        var and = Count(Say.And, next);
        next += and;
        if (next >= _tokens.Length || !StandsAlone(next))
            return -1;
        // Dictated lists have no commas; only known names may follow each other so.
        if (next == _at)
            return (_names.IsKnownStart(next) || _tokens[next].Marked) && SubjectAt(next, Freshness.Head) is null
                ? next
                : -1;
        if (SubjectAt(next, isComma ? Freshness.Fresh : Freshness.Head) is not { } subject)
            return next;
        return !isComma && subject.Opening == Opening.Theirs && !IsSurelyTheirs(subject.Predicate) ? next : -1;
    }

    private bool IsSurelyTheirs(int predicate) => Is(Say.TheyOwe, predicate) || SaysMe(predicate);

    private Mention? TakePerson()
    {
        if (Is(Say.Pronouns, _at) || Is(Say.PluralPronouns, _at))
            return TakePronoun();
        if (_names.Person(_at, Slot.Expected) is not { } hit)
            return null;
        return Take(hit);
    }

    private bool TakeKnownMention()
    {
        if (_names.Person(_at, Slot.Elsewhere) is not { } hit)
            return false;
        Take(hit);
        return true;
    }

    private Mention Take(NameHit hit)
    {
        var text = _names.TextOf(_at + hit.Skip, hit.Length - hit.Skip);
        var candidates = Earlier(text, hit) ?? hit.Candidates;
        var mention = new Mention
        {
            Span = SpanOf(_at, hit.Length),
            Text = text,
            Candidates = candidates,
        };
        if (candidates.Count > 1 && !Recent().Exists(other => other.MayBe(candidates)))
            _doubts.Add(hit.IsSlip ? new NewOrKnown(mention) : new WhichPerson(mention));
        Mark(candidates[0].IsNew ? PartKind.NewPerson : PartKind.Person, _at, hit.Length);
        _mentions.Add(mention);
        _at += hit.Length;
        return mention;
    }

    // Whoever was named before in the line is meant again: "met Rowan Alder ... send Rowan the link".
    private IReadOnlyList<Candidate>? Earlier(string text, NameHit hit)
    {
        var said = Folding.Fold(text);
        foreach (var earlier in Recent())
        {
            if (
                earlier.Certain is { } sure && hit.Candidates.Contains(sure)
                || IsPartOf(said, Folding.Fold(earlier.Text))
            )
                return earlier.Candidates;
        }
        return null;
    }

    private static bool IsPartOf(string said, string name) =>
        string.Equals(said, name, StringComparison.Ordinal)
        || name.StartsWith(said + " ", StringComparison.Ordinal)
        || name.EndsWith(" " + said, StringComparison.Ordinal);

    private Mention? TakePronoun()
    {
        var isPlural = Is(Say.PluralPronouns, _at);
        var earlier = Named();
        if (earlier.Count == 0)
            return null;
        IReadOnlyList<Candidate> candidates =
            earlier.Count == 1 ? earlier[0].Candidates : [.. earlier.SelectMany(one => one.Candidates)];
        var mention = new Mention
        {
            Span = SpanOf(_at, 1),
            Text = SpanOf(_at, 1).In(_line),
            Candidates = candidates,
        };
        if (earlier.Count > 1)
            _doubts.Add(new WhichPerson(mention, isPlural));
        Mark(PartKind.Pronoun, _at, 1);
        _at++;
        return mention;
    }

    /// <summary>Everybody named so far, once each, the last first.</summary>
    private List<Mention> Named()
    {
        var named = new List<Mention>();
        foreach (var mention in Recent())
        {
            if (!named.Exists(one => one.MayBe(mention.Candidates)))
                named.Add(mention);
        }
        return named;
    }

    // The last first. Nobody remembers more within a line, and a line of names only must not cost the square of them.
    private List<Mention> Recent()
    {
        var recent = _mentions.GetRange(Math.Max(0, _mentions.Count - 30), Math.Min(30, _mentions.Count));
        recent.Reverse();
        return recent;
    }

    // Rowan (Squall Pictures) | Rowan from Squall Pictures | Rowan, producer at Squall Pictures
    private Mention TakeOrganisation(Mention person)
    {
        if (IsStop(_at, '(') && TakeBrackets() is { } inside)
            return Replace(person, person with { Organisation = inside });
        if (Count(Say.From, _at) is > 0 and var from && FirmLength(_at + from) is > 0 and var length)
        {
            _at += from;
            return Replace(person, person with { Organisation = TakeFirm(length) });
        }
        return person.Candidates[0].IsNew ? TakeTitle(person) : person;
    }

    private string? TakeBrackets()
    {
        var end = _at + 1;
        while (end < _tokens.Length && end - _at < 12 && !IsStop(end, ')'))
            end++;
        if (
            !IsStop(end, ')')
            || end == _at + 1
            || !(_tokens[_at + 1].Capital || _names.Thing(_at + 1, out _) is not null)
            || _whens.Read(_at + 1) is not null
        )
            return null;
        _at++;
        var firm = TakeFirm(end - _at);
        _at++;
        return firm;
    }

    private int FirmLength(int at)
    {
        if (_names.Thing(at, out var known) is { Kind: not KnownKind.Event })
            return known;
        return UntilOpening(at, _names.ProperRun(at, isPlace: false));
    }

    private string TakeFirm(int length)
    {
        Mark(PartKind.Organisation, _at, length);
        var firm = SpanOf(_at, length).In(_line);
        _at += length;
        return firm;
    }

    private Mention TakeTitle(Mention person)
    {
        if (!IsStop(_at, ','))
            return person;
        var from = _at + 1;
        from += Count(Say.Determiners, from);
        var end = from;
        while (
            end < _tokens.Length && end - from < 4 && _tokens[end].IsWord && !Is(Say.At, end) && !Is(Say.NotTitles, end)
        )
            end++;
        var link = Count(Say.At, end) + Count(Say.From, end);
        if (
            end == from
            || link == 0
            || FirmLength(end + link) is not (> 0 and var length)
            || OpeningAt(from, Freshness.Fresh) != Opening.None
        )
            return person;
        Mark(PartKind.Title, from, end - from);
        var title = SpanOf(from, end - from).In(_line);
        _at = end + link;
        return Replace(person, person with { Title = title, Organisation = TakeFirm(length) });
    }

    private Mention Replace(Mention old, Mention mention)
    {
        var at = _mentions.LastIndexOf(old);
        if (at >= 0)
            _mentions[at] = mention;
        for (var doubt = 0; doubt < _doubts.Count; doubt++)
            _doubts[doubt] = Renamed(_doubts[doubt], old, mention);
        return mention;
    }

    private static Doubt Renamed(Doubt doubt, Mention old, Mention mention) =>
        doubt switch
        {
            WhichPerson which when which.Mention == old => which with { Mention = mention },
            NewOrKnown known when known.Mention == old => known with { Mention = mention },
            _ => doubt,
        };
}
