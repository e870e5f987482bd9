namespace Tilth.Capture;

/// <summary>
/// Reads one line of what happened: <c>met Rowan and Ivy at First Tuesday, promised to send Rowan the link by friday</c>.
/// Never throws and never refuses: what it does not understand stays in the line. Safe to share between threads.
/// </summary>
public sealed class LineGrammar(CaptureWords words)
{
    // Nobody types a line of this length; it is a paste, kept whole and read as far as this.
    private const int Longest = 10_000;

    private readonly Lexicon _lexicon = new(words);

    public Reading Read(string line, CaptureContext context)
    {
        var tokens = Tokenizer.Cut(line.AsSpan(0, Math.Min(line.Length, Longest)));
        _lexicon.Vocabulary.Number(tokens);
        return new LineParser(line, tokens, _lexicon, context).Read();
    }
}
