namespace Tilth.Capture;

/// <summary>
/// The words of a language by number, so that a word of the line is looked up once and compared as a number after that.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    /// <summary>One more than the highest number.</summary>
    public int Size => _ids.Count + 1;

    public int Add(string word)
    {
        if (!_ids.TryGetValue(word, out var id))
            _ids.Add(word, id = Size);
        return id;
    }

    /// <summary>Numbers the words that may be part of a phrase: what is marked as a name is none.</summary>
    public void Number(Span<Token> tokens)
    {
        foreach (ref var token in tokens)
        {
            if (token is { Kind: TokenKind.Word or TokenKind.Number, Marked: false })
                token = token with { Id = _ids.GetValueOrDefault(token.Text) };
        }
    }
}
