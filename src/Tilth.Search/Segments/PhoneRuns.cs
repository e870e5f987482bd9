namespace Tilth.Search;

/// <summary>Which words of a lexicon contain a run of four digits: how the end of a telephone number is found. Immutable.</summary>
internal sealed class PhoneRuns
{
    public const int Run = 4;

    private readonly ushort[] _runs;
    private readonly int[] _words;

    /// <param name="lexicon">The words.</param>
    /// <param name="phones">The numbers of those words that stand in telephone fields, ascending.</param>
    public PhoneRuns(Lexicon lexicon, IEnumerable<int> phones)
    {
        List<ulong> pairs = [];
        foreach (var word in phones)
        {
            var digits = lexicon[word];
            for (var i = 0; i + Run <= digits.Length; i++)
            {
                if (ValueOf(digits.Slice(i, Run)) is var value and >= 0)
                {
                    pairs.Add(((ulong)value << 32) | (uint)word);
                }
            }
        }
        pairs.Sort();
        _runs = new ushort[pairs.Count];
        _words = new int[pairs.Count];
        for (var i = 0; i < _runs.Length; i++)
        {
            (_runs[i], _words[i]) = ((ushort)(pairs[i] >> 32), (int)(uint)pairs[i]);
        }
    }

    /// <summary>
    /// Adds the words that contain the digits, ascending and distinct; none for fewer than four. Linear in the rarest run of four
    /// among them.
    /// </summary>
    public void Find(Lexicon lexicon, ReadOnlySpan<char> digits, List<int> found)
    {
        ReadOnlySpan<int> rarest = default;
        for (var i = 0; i + Run <= digits.Length; i++)
        {
            var words = WordsOf((ushort)ValueOf(digits.Slice(i, Run)));
            rarest = i == 0 || words.Length < rarest.Length ? words : rarest;
        }
        foreach (var word in rarest)
        {
            if ((found.Count == 0 || found[^1] != word) && lexicon[word].IndexOf(digits) >= 0)
            {
                found.Add(word);
            }
        }
    }

    private ReadOnlySpan<int> WordsOf(ushort run)
    {
        var low = LowerBound(run);
        return _words.AsSpan(low, LowerBound(run + 1) - low);
    }

    private int LowerBound(int run)
    {
        var (low, high) = (0, _runs.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _runs[middle] < run ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private static int ValueOf(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }
}
