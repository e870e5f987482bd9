namespace Tilth.Capture;

/// <summary>Somebody found in the line.</summary>
/// <param name="Length">How many tokens.</param>
/// <param name="Skip">How many of them are an honorific before the name.</param>
/// <param name="Candidates">Who it may be.</param>
/// <param name="IsNew">True where no known name stands there; the first candidate is then the new person.</param>
/// <param name="IsSlip">True where the name may be a known one with a slip of the pen.</param>
internal sealed record NameHit(int Length, int Skip, IReadOnlyList<Candidate> Candidates, bool IsNew, bool IsSlip);

/// <summary>How much a place in the line asks for a person.</summary>
internal enum Slot
{
    /// <summary>Not at all: only what is surely a known name counts.</summary>
    Elsewhere,

    /// <summary>If something is said of them: first names in small letters and unknown names count too.</summary>
    Subject,

    /// <summary>Surely: a slip of the pen is looked for as well.</summary>
    Expected,
}

/// <summary>Finds names among the tokens of a line: those that the book knows, and capitalised ones that it does not.</summary>
internal sealed partial class NameFinder
{
    private const int LongestName = 5;

    // What may stand right behind a name: met Rowan at, send Rowan the, promised Rowan to, Rowan owes me.
    private static readonly WordList[] BehindNames =
    [
        WordList.And,
        WordList.At,
        WordList.In,
        WordList.From,
        WordList.With,
        WordList.About,
        WordList.PersonAfter,
        WordList.Determiners,
        WordList.Sources,
        WordList.TheyPromise,
        WordList.TheySaid,
        WordList.TheyWill,
        WordList.TheyOwe,
    ];

    private readonly string _line;
    private readonly Token[] _tokens;
    private readonly Lexicon _say;
    private readonly INameBook _book;
    private readonly string[] _words;
    private readonly IReadOnlyList<NameMatch>?[] _matches;
    private readonly (bool IsDone, NameHit? Hit)[]?[] _seen = new (bool, NameHit?)[]?[3];

    public NameFinder(string line, Token[] tokens, Lexicon say, INameBook book)
    {
        (_line, _tokens, _say, _book) = (line, tokens, say, book);
        _words = [.. tokens.Select(token => token.Kind is TokenKind.Word or TokenKind.Number ? token.Text : "")];
        _matches = new IReadOnlyList<NameMatch>?[tokens.Length];
    }

    /// <summary>The person named at a token.</summary>
    public NameHit? Person(int at, Slot slot)
    {
        if (at >= _tokens.Length || !_tokens[at].IsWord || _tokens[at].IsEnding)
            return null;
        var seen = _seen[(int)slot] ??= new (bool, NameHit?)[_tokens.Length];
        if (!seen[at].IsDone)
            seen[at] = (true, Find(at, slot));
        return seen[at].Hit;
    }

    private NameHit? Find(int at, Slot slot)
    {
        var skip = Honorific(at);
        var isExpected = slot != Slot.Elsewhere;
        var hit = Known(at + skip, isExpected) ?? (isExpected ? New(at + skip) : null);
        hit ??= slot == Slot.Expected ? Slip(at + skip) : null;
        return hit is null || skip == 0 ? hit : hit with { Length = hit.Length + skip, Skip = skip };
    }

    /// <summary>The known event, group or organisation named at a token.</summary>
    public KnownName? Thing(int at, out int length)
    {
        length = 0;
        foreach (var match in MatchesAt(at))
        {
            if (match.Name.Kind == KnownKind.Person)
                continue;
            length = match.Words;
            return match.Name;
        }
        return null;
    }

    /// <summary>The name as written, without its at sign.</summary>
    public string TextOf(int from, int length) => _line[StartOf(from).._tokens[from + length - 1].End];

    private int StartOf(int at) => _tokens[at].Start + (_tokens[at].Marked ? 1 : 0);

    public bool IsKnownStart(int at) =>
        MatchesAt(at).Any(match => match is { Name.Kind: KnownKind.Person, Kind: not MatchKind.Family });

    private int Honorific(int at)
    {
        var length = _say[WordList.Honorifics].Match(_tokens, at, out _);
        if (length == 0)
            return 0;
        length += IsStop(at + length, '.') ? 1 : 0;
        return IsCapital(at + length) || (at + length < _tokens.Length && MatchesAt(at + length).Count > 0)
            ? length
            : 0;
    }

    private NameHit? Known(int at, bool isExpected)
    {
        var matches = MatchesAt(at);
        if (matches.Count == 0 || matches[0].Name.Kind != KnownKind.Person)
            return null;
        var words = matches[0].Words;
        var best = matches.Where(match => match.Words == words && match.Name.Kind == KnownKind.Person).ToList();
        if (best.Exists(match => match.Kind != MatchKind.Family))
            best.RemoveAll(match => match.Kind == MatchKind.Family);
        if (words == 1 && !MaySingle(at, isExpected, best[0].Kind))
            return null;
        if (words == 1 && Extends(at))
            return isExpected ? New(at, best) : null;
        IReadOnlyList<Candidate> candidates = [.. best.Select(match => CandidateOf(match.Name)).Distinct()];
        // The father is not the son.
        return isExpected && Endings(at + words) is > 0 and var endings
            ? new(words + endings, 0, [.. candidates, Newcomer(at, words + endings)], IsNew: false, IsSlip: true)
            : new(words, 0, candidates, IsNew: false, IsSlip: false);
    }

    private bool MaySingle(int at, bool isExpected, MatchKind kind)
    {
        var token = _tokens[at];
        if (token.Marked)
            return true;
        if (IsNeverName(at, isExpected) && !(isExpected && IsSmallName(at)))
            return false;
        if (!isExpected && EndsUnknownName(at))
            return false;
        return kind == MatchKind.Family ? isExpected && token.Capital : isExpected || token.Capital;
    }

    // "an intro to Otto Ivy" tells of no Ivy Larkin.
    private bool EndsUnknownName(int at) =>
        at > 0
        && IsCapital(at - 1)
        && !StartsSentence(at - 1)
        && !_say.IsReserved(_tokens[at - 1].Text)
        && MatchesAt(at - 1).Count == 0;

    // A known first name with an unknown surname behind it is somebody else.
    private bool Extends(int at)
    {
        var next = at + 1 + Particles(at + 1);
        return _tokens[at].Capital
            && IsCapital(next)
            && Endings(next) == 0
            && !IsNeverName(next, isExpected: true)
            && !StartsKnown(next);
    }

    /// <summary>
    /// True for one word in small letters, behind a known first name, that can only be a surname: what stands behind it is
    /// what stands behind names ("met rowan storm at lunch").
    /// </summary>
    public bool IsSpokenSurname(int at) =>
        at < _tokens.Length
        && _tokens[at] is { IsWord: true, IsEnding: false, Capital: false, Marked: false, Length: > 2 }
        && !_say.IsReserved(_tokens[at].Text)
        && _say[WordList.NotSurnames].Match(_tokens, at, out _) == 0
        && !StartsKnown(at)
        && !FollowsName(at)
        && FollowsName(at + 1);

    /// <summary>Verbs and months that are names as well count as such where a name is due and nothing else could follow one.</summary>
    private bool IsNeverName(int at, bool isExpected) =>
        _say.IsReserved(_tokens[at].Text)
        && !(
            isExpected
            && IsCapital(at)
            && _say[WordList.AlsoNames].Match(_tokens, at, out _) == 1
            && (FollowsName(at + 1) || (IsCapital(at + 1) && !_say.IsReserved(_tokens[at + 1].Text)))
        );

    /// <summary>
    /// "met will at the pub", "call april back": where the book knows somebody of that name, small letters will do if no verb
    /// and no month could stand there.
    /// </summary>
    private bool IsSmallName(int at) =>
        !_tokens[at].Capital
        && _say[WordList.SmallNames].Match(_tokens, at, out _) == 1
        && !(at > 0 && (_say[WordList.In].Match(_tokens, at - 1, out _) > 0 || EndsBound(at - 1)))
        && (
            FollowsName(at + 1)
            || at > 0
                && _say.Actions.Match(_tokens, at - 1, out _) == 1
                && _say[WordList.NotSurnames].Match(_tokens, at + 1, out _) > 0
        );

    private bool EndsBound(int at) => _say.Bounds.Match(_tokens, at, out _) == 1;

    private bool FollowsName(int at) =>
        at >= _tokens.Length
        || _tokens[at].Kind is TokenKind.Stop or TokenKind.Label
        || _tokens[at].IsEnding
        || BehindNames.Any(list => _say[list].Match(_tokens, at, out _) > 0)
        || _say.Bounds.Match(_tokens, at, out _) > 0
        || _say.Days.Match(_tokens, at, out _) > 0
        || _say.Weekdays.Match(_tokens, at, out _) > 0
        || _say.Media.Match(_tokens, at, out _) > 0;

    private IReadOnlyList<NameMatch> MatchesAt(int at) =>
        at >= _tokens.Length || !_tokens[at].IsWord ? [] : _matches[at] ??= _book.At(_words.AsSpan(at));

    private bool StartsKnown(int at) => IsKnownStart(at) || Thing(at, out _) is not null;

    private bool StartsFullName(int at) => MatchesAt(at) is [{ Words: > 1, Name.Kind: KnownKind.Person }, ..];

    private bool StartsPerson(int at) => StartsFullName(at);

    private bool IsCapital(int at) =>
        at < _tokens.Length && _tokens[at] is { IsWord: true, Capital: true, Marked: false };

    private bool IsStop(int at, char mark) => at < _tokens.Length && _tokens[at].IsStop(mark);

    private static Candidate CandidateOf(KnownName name) => new(name.Id, name.Display);
}
