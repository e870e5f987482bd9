namespace Tilth.Capture;

// Lists of people.
internal sealed partial class LineParser
{
    private readonly List<Mention> _mentions = [];

    // The last of a list that may as well be the subject of the promise behind it.
    private Mention? _maybeSubject;
    private int _maybeSubjectEnd = -1;

    /// <summary>A list of people, or nobody. Stops before somebody of whom something is said.</summary>
    /// <param name="isTalk">What follows a name is no thing that is promised, so that it may be a surname.</param>
    private List<Mention> TakePeople(bool isTalk = false)
    {
        var people = new List<Mention>();
        var next = _at;
        while (StandsAlone(next))
        {
            _at = next;
            var person = TakePerson()!;
            people.Add(TakeOrganisation(isTalk ? TakeSpokenSurname(person) : person));
            DoubtName(people[^1]);
            next = NextInList();
            if (next < 0)
                break;
        }
        if (people.Count > 0)
            (_maybeSubject, _maybeSubjectEnd) = (people[^1], _at);
        return people;
    }

    // "met rowan storm" was dictated: the Rowan whom one knows, or another?
    private Mention TakeSpokenSurname(Mention person)
    {
        if (
            person.Candidates[0].IsNew
            || person.Span.End != _tokens[_at - 1].End
            || _tokens[_at - 1] is { Capital: true } or { Marked: true } or { Length: < 2 }
            || person.Span.Start != _tokens[_at - 1].Start
            || !_names.IsSpokenSurname(_at)
        )
            return person;
        var whole = TextSpan.Between(person.Span.Start, _tokens[_at].End);
        _parts.RemoveAll(part => part.Span == person.Span);
        _parts.Add(new(PartKind.Person, whole));
        var newcomer = new Candidate(null, _names.Written(_at - 1, 2));
        _at++;
        return OrNew(person with { Span = whole, Text = whole.In(_line) }, person, newcomer);
    }

    /// <summary>A known person, or somebody new of that name: a question.</summary>
    private Mention OrNew(Mention mention, Mention old, Candidate newcomer)
    {
        var open = Replace(old, mention with { Candidates = [.. old.Candidates, newcomer] });
        _doubts.RemoveAll(doubt => doubt is WhichPerson which && which.Mention == open);
        _doubts.Add(new NewOrKnown(open));
        return open;
    }

    // "met hazel storm at the fair" was dictated: a question, whether that is a person.
    private void TakeStranger(TalkDraft draft)
    {
        if (
            _at == 0
            || !(
                _tokens[_at - 1].IsWord
                && (Is(WordList.With, _at - 1) || _say.Talks.Match(_tokens, _at - 1, out _) == 1)
            )
            || _names.Stranger(_at) is not (> 0 and var length)
        )
            return;
        var mention = new Mention
        {
            Span = SpanOf(_at, length),
            Text = _names.Written(_at, length),
            Candidates = [new Candidate(null, _names.Written(_at, length))],
        };
        Mark(PartKind.NewPerson, _at, length);
        _mentions.Add(mention);
        _at += length;
        draft.Add([TakeOrganisation(mention)]);
        DoubtPerson(_mentions[^1]);
    }

    // Berlin may be somebody, or the town; four names in a row may hold a firm.
    private void DoubtName(Mention person)
    {
        if (person.Certain is not { IsNew: true } || Recent().Count(other => other.MayBe(person.Candidates)) > 1)
            return;
        var words = Tokenizer.Cut(person.Text);
        _say.Vocabulary.Number(words);
        if (_say[WordList.Cities].Match(words, 0, out _) == words.Length)
            DoubtPerson(person);
        else if (
            words.Length > 3
            && person.Organisation is null
            && words.All(word => word is { IsWord: true, Capital: true })
        )
            _doubts.Add(new WhereNameEnds(person));
    }

    private void DoubtPerson(Mention person)
    {
        if (!_doubts.OfType<PersonOrNot>().Any(doubt => doubt.Mention.MayBe(person.Candidates)))
            _doubts.Add(new PersonOrNot(person));
    }

    // Rowan's sister is not Rowan, and "her husband" is not "her".
    private bool StandsAlone(int at) =>
        PersonOrPronoun(at) is > 0 and var length
        && !(at + length < _tokens.Length && _tokens[at + length].IsEnding)
        && KinLength(at) == 0;

    private int NextInList()
    {
        var next = _at;
        var isComma = IsStop(next, ',') || IsStop(next, '&') || IsStop(next, '/');
        next += isComma ? 1 : 0;
        var and = Count(WordList.And, next);
        next += and;
        if (next >= _tokens.Length || !StandsAlone(next))
            return -1;
        // Dictated lists have no commas; only known names may follow each other so.
        if (next == _at)
            return
                (_names.IsKnownStart(next) && !IsSmallVerb(next) || _tokens[next].Marked)
                && SubjectAt(next, Freshness.Head) is null
                ? next
                : -1;
        if (SubjectAt(next, isComma ? Freshness.Fresh : Freshness.Head) is not { } subject)
            return next;
        return !isComma && subject.Opening == Opening.Theirs && !IsSurelyTheirs(subject.Predicate) ? next : -1;
    }

    // "met rowan april" may be a day, "met rowan will ..." a promise.
    private bool IsSmallVerb(int at) => !_tokens[at].Capital && _say.IsReserved(_tokens[at].Text);

    private bool IsSurelyTheirs(int predicate) => Is(WordList.TheyOwe, predicate) || SaysMe(predicate);

    private Mention? TakePerson()
    {
        if (Is(WordList.Pronouns, _at) || Is(WordList.PluralPronouns, _at))
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
}
