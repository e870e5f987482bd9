namespace Tilth.Capture;

// Where a clause opens. The looser the place, the surer the sign must be.
internal sealed partial class LineParser
{
    private enum Opening
    {
        None,
        Want,
        Mine,
        Theirs,

        /// <summary>Mine, at another's wish: Rowan asked me to send the plan.</summary>
        Asked,
        Kept,
        Talk,

        /// <summary>A talk that the other began: Rowan called.</summary>
        Reached,
    }

    private enum Freshness
    {
        /// <summary>In the middle of free words.</summary>
        Loose,

        /// <summary>Right behind a name, place or day.</summary>
        Head,

        /// <summary>Behind a stop or a joining word, or at the start of the line.</summary>
        Fresh,
    }

    private Opening OpeningAt(int at, Freshness fresh)
    {
        if (at >= _tokens.Length || !_tokens[at].IsWord)
            return Opening.None;
        if (Is(WordList.Wants, at))
            return Opening.Want;
        if (SubjectAt(at, fresh) is { } subject)
            return subject.Opening;
        if (fresh != Freshness.Loose && Is(WordList.TheyOwe, at) && _mentions.Count > 0)
            return Opening.Theirs;
        var talk = TalkLength(at, fresh);
        if (talk > 0 && talk >= ActionLength(at))
            return Opening.Talk;
        if (OpensMine(at, fresh))
            return Opening.Mine;
        return
            fresh != Freshness.Loose
            && _say.Kept.Match(_tokens, at, out var kept) > 0
            && kept.Kind != KeptKind.Note
            && _mentions.Count > 0
            ? Opening.Kept
            : Opening.None;
    }

    private int ActionLength(int at) => _say.Actions.Match(_tokens, at, out _);

    private bool OpensMine(int at, Freshness fresh) => IsOpener(at, fresh) && !IsGoverned(at) || OpensAction(at, fresh);

    private bool IsOpener(int at, Freshness fresh)
    {
        if (Count(WordList.Remind, at) is > 0 and var remind)
            return fresh != Freshness.Loose || remind > 1;
        if (Is(WordList.MyModals, at) && !Is(WordList.NotPromises, at + Count(WordList.MyModals, at)))
            return true;
        if (Count(WordList.Owe, at) is > 0 and var owe)
            return fresh != Freshness.Loose || owe > 1;
        if (Count(WordList.Promised, at) is > 0 and var promised)
            return OpensPromised(at + promised, fresh);
        if (Count(WordList.Told, at) is > 0 and var told)
            return OpensTold(at + told);
        return Count(WordList.Modals, at) is > 0 and var modal && OpensModal(at + modal, modal, fresh);
    }

    // promised to | promised Rowan to | promised Rowan the link; among free words only with an article: talked about soil promised her a list
    private bool OpensPromised(int after, Freshness fresh)
    {
        var person = PersonOrPronoun(after);
        return Is(WordList.PromisedThat, after + person)
            || (person > 0 && (fresh != Freshness.Loose || Is(WordList.Determiners, after + person)));
    }

    // told Rowan I would send the plan; "told Rowan to send it" is nothing that I promised
    private bool OpensTold(int after) =>
        PersonOrPronoun(after) is > 0 and var person
        && Is(WordList.PromisedThat, after + person)
        && !Is(WordList.To, after + person);

    private bool OpensModal(int after, int length, Freshness fresh) =>
        fresh switch
        {
            // "the neighbours will send the form" is theirs; "a lunch need to write to Ivy" was dictated.
            Freshness.Loose => length > 1
                && ActionLength(after) is > 0 and var action
                && PersonOrPronoun(after + action) > 0,
            Freshness.Head => ActionLength(after) > 0,
            Freshness.Fresh => after < _tokens.Length && _tokens[after].IsWord && !Is(WordList.NotPromises, after),
        };

    private bool OpensAction(int at, Freshness fresh)
    {
        if (fresh == Freshness.Fresh && Count(WordList.To, at) is > 0 and var to)
            return ActionLength(at + to) > 0;
        var action = ActionLength(at);
        if (action == 0 || _names.Person(at, Slot.Elsewhere) is not null)
            return false;
        // "talked about the call Rowan made" has the noun.
        return fresh != Freshness.Loose || (PersonOrPronoun(at + action) > 0 && !IsGoverned(at));
    }

    // The word before makes this one an object or a part of a longer verb.
    private bool IsGoverned(int at)
    {
        if (at == 0 || !_tokens[at - 1].IsWord)
            return false;
        var before = at - 1;
        return Is(WordList.Determiners, before)
            || Is(WordList.Subordinators, before)
            || Is(WordList.PersonAfter, before)
            || Is(WordList.Modals, before)
            || Is(WordList.NotPromises, before)
            || Is(WordList.Pronouns, before)
            || Is(WordList.PluralPronouns, before);
    }

    /// <summary>How many tokens the words take that say a talk, with what stands before them; 0 if none.</summary>
    private int TalkLength(int at, Freshness fresh)
    {
        var from = at;
        for (var fillers = 0; fillers < 6 && fresh != Freshness.Loose; fillers++)
        {
            if (_say.Talks.Match(_tokens, from, out _) > 0)
                break;
            var filler = Count(WordList.TalkFillers, from);
            if (filler == 0)
                break;
            from += filler;
        }
        var length = _say.Talks.Match(_tokens, from, out var talk);
        // "at the conference" is a place.
        if (fresh != Freshness.Fresh && from == at && IsGoverned(at))
            return 0;
        if (length == 0 || _names.Person(from, Slot.Elsewhere) is not null)
            return 0;
        // "a woman called Hazel": one word alone is not enough among others.
        var isSure = length > 1 && talk.Tense != Tense.Ahead && !IsGoverned(at) && PersonOrPronoun(from + length) > 0;
        if (fresh == Freshness.Loose && !isSure)
            return 0;
        return from + length - at;
    }
}
