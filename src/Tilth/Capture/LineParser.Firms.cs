namespace Tilth.Capture;

// What firm somebody is of, and what they do there.
internal sealed partial class LineParser
{
    // Rowan (Squall Pictures) | Rowan from Squall Pictures | Rowan, producer at Squall Pictures
    private Mention TakeOrganisation(Mention person)
    {
        if (IsStop(_at, '(') && TakeBrackets() is { } inside)
            return Replace(person, person with { Organisation = inside });
        if (Count(WordList.From, _at) is > 0 and var from && FirmLength(_at + from) is > 0 and var length)
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
        from += Count(WordList.Determiners, from);
        var end = from;
        while (
            end < _tokens.Length
            && end - from < 4
            && _tokens[end].IsWord
            && !Is(WordList.At, end)
            && !Is(WordList.NotTitles, end)
        )
            end++;
        var link = Count(WordList.At, end) + Count(WordList.From, end);
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
            PersonOrNot person when person.Mention == old => person with { Mention = mention },
            WhereNameEnds ends when ends.Mention == old => ends with { Mention = mention },
            _ => doubt,
        };
}
