namespace Tilth.Capture;

/// <summary>Phrases of one role, each with what it means; the longest that fits counts.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<int, List<Phrase>> _byFirstWord = [];
    private readonly List<string> _singleWords = [];

    // By the number of the first word; words that came into the vocabulary after this table begin none of its phrases.
    private readonly List<Phrase>?[] _phrases;

    public PhraseTable(Vocabulary vocabulary, IEnumerable<(string Text, T Meaning)> phrases)
    {
        foreach (var (text, meaning) in phrases)
            Add(vocabulary, Cut(text), meaning);
        _phrases = new List<Phrase>?[vocabulary.Size];
        foreach (var (first, list) in _byFirstWord)
        {
            list.Sort(static (a, b) => b.Words.Length.CompareTo(a.Words.Length));
            _phrases[first] = list;
        }
    }

    public IReadOnlyList<string> SingleWords => _singleWords;

    /// <summary>How many tokens the longest phrase takes that begins here; 0 if none does.</summary>
    public int Match(ReadOnlySpan<Token> tokens, int at, out T meaning)
    {
        meaning = default!;
        if (at >= tokens.Length || tokens[at].Id >= _phrases.Length || _phrases[tokens[at].Id] is not { } list)
            return 0;
        foreach (var phrase in list)
        {
            if (!Fits(phrase.Words, tokens[at..]))
                continue;
            meaning = phrase.Meaning;
            return phrase.Words.Length;
        }
        return 0;
    }

    // An ending ('s, 'll) is cut from the word before it, so it needs one.
    private static string[] Cut(string text)
    {
        var isEnding = text[0] == '\'';
        var tokens = Tokenizer.Cut(isEnding ? "x" + text : text);
        return [.. tokens.Skip(isEnding ? 1 : 0).Select(token => token.Text)];
    }

    private void Add(Vocabulary vocabulary, string[] words, T meaning)
    {
        int[] ids = [.. words.Select(vocabulary.Add)];
        if (!_byFirstWord.TryGetValue(ids[0], out var list))
            _byFirstWord.Add(ids[0], list = []);
        list.Add(new(ids, meaning));
        if (words.Length == 1)
            _singleWords.Add(words[0]);
    }

    private static bool Fits(int[] words, ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length < words.Length)
            return false;
        for (var at = 1; at < words.Length; at++)
        {
            if (tokens[at].Id != words[at])
                return false;
        }
        return true;
    }

    private readonly record struct Phrase(int[] Words, T Meaning);
}
