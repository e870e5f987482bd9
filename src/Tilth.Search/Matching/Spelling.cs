namespace Tilth.Search;

/// <summary>
/// The words of a lexicon that begin as typed but for one error: a letter too many, too few or wrong, or two swapped, the first
/// letter not excepted. Letters are UTF-16 units.
/// </summary>
/// <remarks>
/// Walks the sorted words as a tree: off the way that was typed into each other letter that occurs, then on as typed. About a
/// hundred steps of binary search, whatever the size of the lexicon (Schulz and Mihov, Fast string correction with Levenshtein
/// automata, 2002, with one error and a sorted array for the tree).
/// </remarks>
internal ref struct Spelling(Lexicon lexicon, ReadOnlySpan<char> typed, List<WordRange> exact, List<WordRange> prefixes)
{
    private readonly ReadOnlySpan<char> _typed = typed;

    /// <summary>Adds the words that are as typed but for one error, and the ranges of those that begin so.</summary>
    public readonly void Find()
    {
        var way = new WordRange(0, lexicon.Count);
        for (var i = 0; i < _typed.Length && !way.IsEmpty; i++)
        {
            Follow(way, i, _typed[(i + 1)..]);
            OtherLetters(way, i);
            way = lexicon.Narrow(way, i, _typed[i]);
        }
    }

    private readonly void OtherLetters(WordRange way, int at)
    {
        var low = way.Low;
        if (lexicon.LetterAt(low, at) < 0)
        {
            low++;
        }
        while (low < way.High)
        {
            var letter = (char)lexicon.LetterAt(low, at);
            var branch = new WordRange(low, lexicon.EndOfBranch(way with { Low = low }, at));
            if (letter != _typed[at])
            {
                Follow(branch, at + 1, _typed[(at + 1)..]);
                Follow(branch, at + 1, _typed[at..]);
                if (at + 1 < _typed.Length && letter == _typed[at + 1])
                {
                    Follow(lexicon.Narrow(branch, at + 1, _typed[at]), at + 2, _typed[(at + 2)..]);
                }
            }
            low = branch.High;
        }
    }

    private readonly void Follow(WordRange range, int depth, ReadOnlySpan<char> rest)
    {
        for (; !rest.IsEmpty && range.High - range.Low > 1; rest = rest[1..])
        {
            range = lexicon.Narrow(range, depth++, rest[0]);
        }
        if (range.IsEmpty || !(rest.IsEmpty || lexicon[range.Low][depth..].StartsWith(rest)))
        {
            return;
        }
        prefixes.Add(range);
        if (lexicon.Length(range.Low) == depth + rest.Length)
        {
            exact.Add(new WordRange(range.Low, range.Low + 1));
        }
    }
}
