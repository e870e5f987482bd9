namespace Tilth.Capture;

// Who does something, and what: Rowan will send, Ivy knows.
internal sealed partial class LineParser
{
    private int PersonOrPronoun(int at, Slot slot = Slot.Expected)
    {
        if (Is(WordList.Pronouns, at) || Is(WordList.PluralPronouns, at))
            return _mentions.Count > 0 ? 1 : 0;
        return _names.Person(at, slot)?.Length ?? 0;
    }

    /// <summary>Who does something at a token, and what they do: promise, owe, know, look for.</summary>
    private Subject? SubjectAt(int at, Freshness fresh)
    {
        if (fresh == Freshness.Loose && at > 0 && IsGoverned(at))
            return null;
        var length = PersonOrPronoun(at, Slot.Subject);
        if (length == 0)
            return null;
        // "Ivy: wants a flat"
        length += IsStop(at + length, ':') ? 1 : 0;
        if (PredicateAt(at + length, fresh) is { } opening)
            return new(opening, at + length);
        if (fresh != Freshness.Fresh)
            return null;
        // "Rowan and Ivy will send the plan"
        var and = Count(WordList.And, at + length);
        var second = and > 0 ? PersonOrPronoun(at + length + and, Slot.Subject) : 0;
        return second > 0 && PredicateAt(at + length + and + second, fresh) is { } shared
            ? new(shared, at + length + and + second)
            : null;
    }

    private Opening? PredicateAt(int at, Freshness fresh)
    {
        if (Is(WordList.TheyOwe, at))
            return Opening.Theirs;
        if (Count(WordList.AsksMe, at) is > 0 and var asked && ActionLength(at + asked) > 0)
            return Opening.Asked;
        if (
            Count(WordList.TheyPromise, at) is > 0 and var promised
            && (Is(WordList.Me, at + promised) || Is(WordList.PromisedThat, at + promised))
        )
            return Opening.Theirs;
        if (Is(WordList.TheySaid, at))
            return Opening.Theirs;
        if (
            Count(WordList.TheyWill, at) is > 0 and var will
            && !Is(WordList.NotPromises, at + will)
            && (ActionLength(at + will) > 0 || SaysMe(at + will))
        )
            return Opening.Theirs;
        if (fresh == Freshness.Fresh && Count(WordList.To, at) is > 0 and var to && ActionLength(at + to) > 0)
            return Opening.Theirs;
        if (fresh != Freshness.Loose && IsReached(at))
            return Opening.Reached;
        return _say.Kept.Match(_tokens, at, out _) > 0 ? Opening.Kept : null;
    }

    private bool SaysMe(int from)
    {
        for (var at = from; at < Math.Min(from + 10, _tokens.Length) && !IsBreak(at); at++)
        {
            if (Is(WordList.Me, at))
                return true;
        }
        return false;
    }

    private readonly record struct Subject(Opening Opening, int Predicate);
}
