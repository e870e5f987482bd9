namespace Tilth.Capture;

/// <summary>Phrases of one role, each with what it means; the longest that fits counts.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, List<Phrase>> _byFirstWord = new(StringComparer.Ordinal);

    public PhraseTable(IEnumerable<(string Text, T Meaning)> phrases)
    {
        foreach (var (text, meaning) in phrases)
            Add(Cut(text), meaning);
        foreach (var list in _byFirstWord.Values)
            list.Sort(static (a, b) => b.Words.Length.CompareTo(a.Words.Length));
    }

    public IEnumerable<string> SingleWords =>
        _byFirstWord
            .Values.SelectMany(list => list)
            .Where(phrase => phrase.Words.Length == 1)
            .Select(phrase => phrase.Words[0]);

    /// <summary>How many tokens the longest phrase takes that begins here; 0 if none does.</summary>
    public int Match(ReadOnlySpan<Token> tokens, int at, out T meaning)
    {
        meaning = default!;
        if (at >= tokens.Length || !IsPlain(tokens[at]) || !_byFirstWord.TryGetValue(tokens[at].Text, out var list))
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

    private void Add(string[] words, T meaning)
    {
        if (!_byFirstWord.TryGetValue(words[0], out var list))
            _byFirstWord.Add(words[0], list = []);
        list.Add(new(words, meaning));
    }

    private static bool Fits(string[] words, ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length < words.Length)
            return false;
        for (var at = 0; at < words.Length; at++)
        {
            if (!IsPlain(tokens[at]) || !string.Equals(tokens[at].Text, words[at], StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    private static bool IsPlain(Token token) => token.Kind is TokenKind.Word or TokenKind.Number && !token.Marked;

    private readonly record struct Phrase(string[] Words, T Meaning);
}
