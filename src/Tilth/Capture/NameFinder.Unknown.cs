namespace Tilth.Capture;

// Names that the book does not know: new people, slips of the pen, firms and places.
internal sealed partial class NameFinder
{
    /// <summary>How many tokens the capitalised name of a firm or place takes that begins here; 0 if none.</summary>
    public int ProperRun(int at, bool isPlace)
    {
        if (!IsCapital(at) || (!isPlace && _say.IsReserved(_tokens[at].Text)))
            return 0;
        var end = at + 1;
        while (end < _tokens.Length && end - at < 2 * LongestName)
        {
            var link = IsStop(end, '&') ? 1 : _say[WordList.PlaceLinks].Match(_tokens, end, out _);
            if (link > 0 && IsCapital(end + link) && !StartsPerson(end + link))
                end += link + 1;
            else if (
                IsCapital(end)
                && !StartsPerson(end)
                && (!IsDayName(end) || IsOrdinal(end - 1))
                && !StartsClause(end)
            )
                end++;
            else
                break;
        }
        return end - at;
    }

    /// <summary>
    /// Somebody dictated whom the book does not know: up to three words in small letters that could be a name, and behind them
    /// what stands behind names ("met hazel storm from the guild"); 0 if none.
    /// </summary>
    public int Stranger(int at)
    {
        var end = at;
        while (end < _tokens.Length && end - at < 3 && MayBeStranger(end) && !(end > at && FollowsName(end)))
            end++;
        return end > at && FollowsName(end) && !(end - at == 1 && _tokens[at].Text.EndsWith('s')) ? end - at : 0;
    }

    private bool MayBeStranger(int at) =>
        _tokens[at] is { Kind: TokenKind.Word, IsEnding: false, Capital: false, Marked: false, Length: > 2 }
        && !_say.IsReserved(_tokens[at].Text)
        && _say[WordList.NotSurnames].Match(_tokens, at, out _) == 0
        && _say[WordList.NotStrangers].Match(_tokens, at, out _) == 0
        && _say[WordList.With].Match(_tokens, at, out _) == 0
        && !StartsKnown(at);

    private NameHit? New(int at, List<NameMatch>? likely = null)
    {
        var length = NewLength(at);
        if (length == 0)
            return null;
        // Somebody known by one name alone may have been given the other.
        var near = (likely ?? [])
            .Select(match => match.Name)
            .Where(known => !known.Display.Contains(' ', StringComparison.Ordinal));
        near = near.Concat(_book.Near(_words.AsSpan(at, length)));
        IReadOnlyList<Candidate> candidates = [Newcomer(at, length), .. near.Take(5).Select(CandidateOf).Distinct()];
        return new(length, 0, candidates, IsNew: true, IsSlip: candidates.Count > 1);
    }

    private int NewLength(int at)
    {
        var first = _tokens[at];
        if (
            !(first.Capital || first.Marked || IsSmallStranger(at))
            || (!first.Marked && first.Capital && IsNeverName(at, isExpected: true))
            || Thing(at, out _) is not null
            || StartsSentence(at) && !first.Marked && _say.IsReserved(first.Text)
        )
            return 0;
        var length = 1;
        while (length < LongestName && first.Capital)
        {
            var particles = Particles(at + length);
            var next = at + length + particles;
            if (Endings(next) > 0)
                break;
            if (!IsCapital(next) || IsNeverName(next, isExpected: true) || Thing(next, out _) is not null)
                break;
            if (IsKnownStart(next) && (length > 1 || StartsFullName(next)))
                break;
            length += particles + 1;
        }
        return length == 1 && first.Length == 1 && char.IsAscii(_line[first.Start]) ? 0 : length + Endings(at + length);
    }

    // "met rowan and will at the pub": a verb needs something to do; a month may stand there.
    private bool IsSmallStranger(int at) => IsSmallName(at) && _say.Months.Match(_tokens, at, out _) == 0;

    /// <summary>How many tokens an ending behind a name takes: Jr., the third; 0 if none.</summary>
    private int Endings(int at)
    {
        var comma = IsStop(at, ',') ? 1 : 0;
        if (!IsCapital(at + comma) || _say[WordList.NameEndings].Match(_tokens, at + comma, out _) == 0)
            return 0;
        // A stop at the end of the line ends the line.
        return comma + 1 + (IsStop(at + comma + 1, '.') && at + comma + 2 < _tokens.Length ? 1 : 0);
    }

    private Candidate Newcomer(int at, int length) => new(null, Written(at, length));

    /// <summary>The name as a name is written, also where it was dictated in small letters.</summary>
    public string Written(int at, int length)
    {
        var name = TextOf(at, length);
        if (name.Any(char.IsUpper))
            return name;
        var letters = name.ToCharArray();
        foreach (var word in Enumerable.Range(at, length).Where(word => word == at || Particles(word) == 0))
        {
            var first = Math.Max(0, _tokens[word].Start - StartOf(at));
            letters[first] = char.ToUpperInvariant(letters[first]);
        }
        return new string(letters);
    }

    // There a capital proves nothing.
    private bool StartsSentence(int at) =>
        at == 0 || IsStop(at - 1, '.') || IsStop(at - 1, '!') || IsStop(at - 1, '?') || IsStop(at - 1, ';');

    private int Particles(int at)
    {
        var count = 0;
        while (count < 3 && _say[WordList.Particles].Match(_tokens, at + count, out _) == 1)
            count++;
        return count;
    }

    // Small letters and a letter wrong: only where a person is expected, and never without a question.
    private NameHit? Slip(int at)
    {
        if (_tokens[at].Capital || _say.IsReserved(_tokens[at].Text))
            return null;
        for (var length = Math.Min(2, _tokens.Length - at); length > 0; length--)
        {
            if (length == 1 && _tokens[at].Length < 5)
                break;
            var near = _book.Near(_words.AsSpan(at, length));
            if (near.Count > 0)
                return new(
                    length,
                    0,
                    [.. near.Take(5).Select(CandidateOf), Newcomer(at, length)],
                    IsNew: false,
                    IsSlip: true
                );
        }
        return null;
    }

    private bool StartsClause(int at) =>
        _say[WordList.MyModals].Match(_tokens, at, out _) > 0 || _say[WordList.Promised].Match(_tokens, at, out _) > 0;

    private bool IsDayName(int at) =>
        _say.Weekdays.Match(_tokens, at, out _) > 0
        || _say.Months.Match(_tokens, at, out _) > 0
        || _say.Days.Match(_tokens, at, out _) > 0;

    private bool IsOrdinal(int at) => _say.Ordinals.Match(_tokens, at, out _) > 0;
}
