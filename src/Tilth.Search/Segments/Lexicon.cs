namespace Tilth.Search;

/// <summary>Distinct words in ordinal order, numbered from 0, in one array of letters. Immutable.</summary>
internal sealed class Lexicon
{
    private readonly char[] _letters;
    private readonly int[] _starts;

    /// <param name="words">Distinct, in ordinal order.</param>
    public Lexicon(ReadOnlySpan<string> words)
    {
        var length = 0;
        foreach (var word in words)
        {
            length += word.Length;
        }
        _letters = new char[length];
        _starts = new int[words.Length + 1];
        for (var i = 0; i < words.Length; i++)
        {
            words[i].CopyTo(_letters.AsSpan(_starts[i]));
            _starts[i + 1] = _starts[i] + words[i].Length;
        }
    }

    public int Count => _starts.Length - 1;

    public ReadOnlySpan<char> this[int word] => _letters.AsSpan(_starts[word], Length(word));

    public int Length(int word) => _starts[word + 1] - _starts[word];

    /// <summary>The words that begin with a prefix. Logarithmic.</summary>
    public WordRange StartingWith(ReadOnlySpan<char> prefix)
    {
        var low = LowerBound(prefix, 0, Count);
        var high = low;
        for (var step = 1; high < Count && this[high].StartsWith(prefix); step *= 2)
        {
            high = Math.Min(Count, high + step);
        }
        return new WordRange(low, FirstNotStarting(prefix, low, high));
    }

    /// <summary>The number of a word, or -1. Logarithmic.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        var at = LowerBound(word, 0, Count);
        return at < Count && this[at].SequenceEqual(word) ? at : -1;
    }

    /// <summary>Of words that share their first <paramref name="depth"/> letters, those whose next is <paramref name="letter"/>.</summary>
    public WordRange Narrow(WordRange range, int depth, char letter)
    {
        var low = FirstFrom(range, depth, letter);
        return new WordRange(
            low,
            low < range.High && LetterAt(low, depth) == letter ? EndOfBranch(range with { Low = low }, depth) : low
        );
    }

    /// <summary>Of words that share their first <paramref name="depth"/> letters, the end of those whose next is that of the first.</summary>
    public int EndOfBranch(WordRange range, int depth)
    {
        var letter = LetterAt(range.Low, depth);
        var (low, high) = (range.Low + 1, range.Low + 1);
        for (var step = 1; high < range.High && LetterAt(high, depth) == letter; step *= 2)
        {
            (low, high) = (high + 1, Math.Min(range.High, high + step));
        }
        return FirstFrom(new WordRange(low, high), depth, letter + 1);
    }

    /// <summary>The letter of a word at a depth, or -1 past its end.</summary>
    public int LetterAt(int word, int depth) => depth < Length(word) ? _letters[_starts[word] + depth] : -1;

    private int FirstFrom(WordRange range, int depth, int letter)
    {
        var (low, high) = range;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (LetterAt(middle, depth) < letter)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    private int LowerBound(ReadOnlySpan<char> word, int low, int high)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (this[middle].SequenceCompareTo(word) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    private int FirstNotStarting(ReadOnlySpan<char> prefix, int low, int high)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (this[middle].StartsWith(prefix))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }
}

/// <summary>Consecutive words of a <see cref="Lexicon"/>, <paramref name="High"/> excluded.</summary>
internal readonly record struct WordRange(int Low, int High)
{
    public bool IsEmpty => High <= Low;
}
