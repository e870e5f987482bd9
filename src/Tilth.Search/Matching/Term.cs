namespace Tilth.Search;

/// <summary>A word of the query against one segment: for each kind of match the words of the segment that it meets.</summary>
internal sealed class Term
{
    private readonly WordRange[][] _ranges = new WordRange[Ranking.Kinds][];

    public Term(Segment segment, QueryWord word, bool leads, MatchKind reach)
    {
        Word = word;
        Leads = leads;
        Array.Fill(_ranges, []);
        var lexicon = segment.Lexicon;
        if (!word.Within)
        {
            AddTyped(lexicon);
        }
        else
        {
            AddNumber(segment);
        }
        if (reach >= MatchKind.Nickname)
        {
            _ranges[(int)MatchKind.Nickname] = Found(lexicon, Nicknames.Of(word.Text));
        }
        if (reach >= MatchKind.TypoExact && word.Typos)
        {
            List<WordRange> exact = [];
            List<WordRange> prefixes = [];
            new Spelling(lexicon, word.Text, exact, prefixes).Find();
            _ranges[(int)MatchKind.TypoExact] = Disjoint(exact);
            _ranges[(int)MatchKind.TypoPrefix] = Disjoint(prefixes);
        }
    }

    public QueryWord Word { get; }

    public bool Leads { get; }

    public ReadOnlySpan<WordRange> Ranges(MatchKind kind) => _ranges[(int)kind];

    /// <summary>What a match contributes to the score, 0 if it does not count.</summary>
    public int Worth(MatchKind kind, Slot slot) => Word.Weight * Ranking.Worth(kind, slot, Leads);

    /// <summary>The best match of this word among the words of a document.</summary>
    /// <returns>What it contributes, 0 if none matches, with where and how.</returns>
    public (int Worth, Slot Slot, MatchKind Kind) Best(ReadOnlySpan<uint> tokens)
    {
        var best = (Worth: 0, Slot.Note, MatchKind.TypoPrefix);
        for (var kind = MatchKind.Exact; kind <= MatchKind.TypoPrefix; kind++)
        {
            var ranges = _ranges[(int)kind];
            if (best.Worth > 0 && Ranking.Level(kind) > Ranking.Level(best.Item3))
            {
                break;
            }
            for (var i = ranges.Length == 0 ? tokens.Length : FirstFrom(tokens, ranges[0].Low); i < tokens.Length; i++)
            {
                var word = Token.Word(tokens[i]);
                if (word >= ranges[^1].High)
                {
                    break;
                }
                if (ranges.Length == 1 || Contains(ranges, word))
                {
                    var worth = Worth(kind, Token.SlotOf(tokens[i]));
                    best = worth > best.Worth ? (worth, Token.SlotOf(tokens[i]), kind) : best;
                }
            }
        }
        return best;
    }

    private static int FirstFrom(ReadOnlySpan<uint> tokens, int word)
    {
        var (low, high) = (0, tokens.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = Token.Word(tokens[middle]) < word ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private static bool Contains(WordRange[] ranges, int word)
    {
        var (low, high) = (0, ranges.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = ranges[middle].High <= word ? (middle + 1, high) : (low, middle);
        }
        return low < ranges.Length && ranges[low].Low <= word;
    }

    private void AddTyped(Lexicon lexicon)
    {
        var range = lexicon.StartingWith(Word.Text);
        if (!range.IsEmpty)
        {
            var exact = lexicon.Length(range.Low) == Word.Text.Length ? 1 : 0;
            _ranges[(int)MatchKind.Exact] = exact == 1 ? [range with { High = range.Low + 1 }] : [];
            var longer = range with { Low = range.Low + exact };
            _ranges[(int)MatchKind.Prefix] = longer.IsEmpty ? [] : [longer];
        }
    }

    private void AddNumber(Segment segment)
    {
        List<WordRange> prefixes = [];
        List<WordRange> within = [];
        List<int> found = [];
        foreach (var digits in Word.Spellings)
        {
            found.Clear();
            segment.PhoneRuns.Find(segment.Lexicon, digits, found);
            within.AddRange(found.Select(word => new WordRange(word, word + 1)));
        }
        string[] beginnings = Word.National is null ? Word.Spellings : [.. Word.Spellings, Word.National];
        foreach (var digits in beginnings)
        {
            prefixes.Add(segment.Lexicon.StartingWith(digits));
        }
        _ranges[(int)MatchKind.Exact] = Found(segment.Lexicon, beginnings);
        _ranges[(int)MatchKind.Prefix] = Disjoint(prefixes);
        _ranges[(int)MatchKind.Within] = Disjoint(within);
    }

    private static WordRange[] Found(Lexicon lexicon, IReadOnlyList<string> words)
    {
        List<WordRange> ranges = [];
        foreach (var word in words)
        {
            if (lexicon.Find(word) is var at and >= 0)
            {
                ranges.Add(new WordRange(at, at + 1));
            }
        }
        return Disjoint(ranges);
    }

    /// <summary>Sorts ranges and joins those that touch.</summary>
    private static WordRange[] Disjoint(List<WordRange> ranges)
    {
        ranges.Sort(static (a, b) => a.Low.CompareTo(b.Low));
        List<WordRange> disjoint = [];
        foreach (var range in ranges)
        {
            if (disjoint.Count > 0 && range.Low <= disjoint[^1].High)
            {
                disjoint[^1] = disjoint[^1] with { High = Math.Max(disjoint[^1].High, range.High) };
            }
            else if (!range.IsEmpty)
            {
                disjoint.Add(range);
            }
        }
        return [.. disjoint];
    }
}
