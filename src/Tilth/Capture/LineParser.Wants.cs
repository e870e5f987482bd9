namespace Tilth.Capture;

// Somebody to meet one day.
internal sealed partial class LineParser
{
    private const int LongestSpokenName = 3;

    // "want to meet Wren Calloway, Northlight Press, read in the Herald"
    private void ReadWant()
    {
        var from = _at;
        Take(PartKind.WantToMeet, Count(WordList.Wants, _at));
        var people = new List<Mention>();
        while (TakeWanted() is { } person)
        {
            people.Add(person);
            var and = Count(WordList.And, _at);
            if (and == 0 || OpeningAt(_at + and, Freshness.Fresh) != Opening.None)
                break;
            _at += and;
        }
        var readIn = people.Count > 0 ? ReadWantRest(people) : null;
        while (
            people.Count == 0 && _at < _tokens.Length && !IsEnd(_at) && OpeningAt(_at, Freshness.Loose) == Opening.None
        )
            _at++;
        var span = SpanOf(from, _at - from);
        _wants.AddRange(people.Select(person => new Want(person, readIn, span)));
        if (people.Count > 0)
            return;
        _parts.RemoveAll(part => part.Span.Start == span.Start);
        Keep(KeptKind.Note, from, _at);
    }

    private Mention? TakeWanted()
    {
        if (_at >= _tokens.Length)
            return null;
        if (StandsAlone(_at))
            return TakeSplit(TakeOrganisation(TakeStranger()));
        // Dictated names come in small letters; behind "want to meet" a few words before a stop can only be a name.
        var end = _at;
        while (
            end < _tokens.Length
            && _tokens[end].IsWord
            && !_say.IsReserved(_tokens[end].Text)
            && !Is(WordList.Sources, end)
        )
            end++;
        if (
            end == _at
            || end - _at > LongestSpokenName
            || !(IsBreak(end) || Is(WordList.Sources, end) || Is(WordList.From, end) || Is(WordList.At, end))
        )
            return null;
        var name = _names.Written(_at, end - _at);
        return TakeOrganisation(Take(new NameHit(end - _at, 0, [new(null, name)], IsNew: true, IsSlip: false)));
    }

    // Whom one wants to meet one does not know: a first name in common is no reason to take a friend for the stranger.
    private Mention TakeStranger()
    {
        var from = _at;
        var person = TakeSpokenSurname(TakePerson()!);
        return person is { Certain.IsNew: false } && _at == from + 1 && !Is(WordList.Pronouns, from)
            ? OrNew(person, person, new Candidate(null, _names.Written(from, 1)))
            : person;
    }

    // Without commas a long run of capitals is a name and a firm: two words are the name.
    private Mention TakeSplit(Mention person)
    {
        var words = person.Text.Split(' ');
        if (
            person.Certain is not { IsNew: true }
            || words.Length < 4
            || person.Organisation is not null
            || Tokenizer.Cut(person.Text).Length != words.Length
        )
            return person;
        var name = string.Join(' ', words[..2]);
        var nameSpan = person.Span with { Length = name.Length };
        var firmSpan = TextSpan.Between(nameSpan.End + 1, person.Span.End);
        _parts.RemoveAll(part => part.Span == person.Span);
        _parts.Add(new(PartKind.NewPerson, nameSpan));
        _parts.Add(new(PartKind.Organisation, firmSpan));
        var split = Replace(
            person,
            person with
            {
                Span = nameSpan,
                Text = name,
                Candidates = [new(null, name)],
                Organisation = string.Join(' ', words[2..]),
            }
        );
        _doubts.Add(new WhereNameEnds(split));
        return split;
    }

    private string? ReadWantRest(List<Mention> people)
    {
        string? readIn = null;
        while (_at < _tokens.Length && !IsEnd(_at))
        {
            var next = _at + (IsStop(_at, ',') || IsStop(_at, '-') ? 1 : 0);
            if (Count(WordList.Sources, next) is > 0 and var source)
            {
                _at = next + source;
                readIn = TakeUntilBreak(PartKind.ReadIn) ?? readIn;
                continue;
            }
            if (OpeningAt(next, next > _at ? Freshness.Fresh : Freshness.Loose) != Opening.None)
                break;
            if (people[^1].Organisation is not null || !TakeWantedFirm(people, next))
                break;
        }
        return readIn;
    }

    private bool TakeWantedFirm(List<Mention> people, int next)
    {
        var link = Count(WordList.At, next) + Count(WordList.From, next) + Count(WordList.In, next);
        var isKnown = _names.Thing(next, out _) is not null;
        if (next + link == _at && !isKnown)
            return false;
        _at = next + link;
        if (_whens.Read(_at) is not null || TakeUntilBreak(PartKind.Organisation) is not { } firm)
            return false;
        people[^1] = Replace(people[^1], people[^1] with { Organisation = firm });
        return true;
    }

    private string? TakeUntilBreak(PartKind kind)
    {
        var from = _at;
        while (
            _at < _tokens.Length && !IsBreak(_at) && !Is(WordList.Sources, _at) && _tokens[_at].Kind != TokenKind.Label
        )
        {
            if (_at > from && OpeningAt(_at, Freshness.Loose) != Opening.None)
                break;
            _at++;
        }
        if (_at == from)
            return null;
        Mark(kind, from, _at - from);
        return SpanOf(from, _at - from).In(_line);
    }
}
