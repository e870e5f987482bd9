namespace Tilth.Capture;

/// <summary>A stretch of the line: where it starts and how many characters it has.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan Between(int start, int end) => new(start, end - start);

    public bool Holds(int at) => at >= Start && at < End;

    public string In(string line) => line.Substring(Start, Length);
}

internal enum TokenKind
{
    Word,
    Number,
    Label,
    Link,
    Stop,
}

/// <summary>The smallest piece of a line that the grammar looks at.</summary>
/// <param name="Kind">Word, number, label, address, or a mark that stops.</param>
/// <param name="Start">Where it starts in the line.</param>
/// <param name="Length">Its characters in the line, with the sign of a mention or label.</param>
/// <param name="Text">The folded text, without that sign.</param>
/// <param name="Capital">True where it begins like a name: upper case, or a script without case.</param>
/// <param name="Marked">True where an at sign says that it is a name.</param>
/// <param name="Id">The number of the word in the vocabulary of the language; 0 for a word that it does not have.</param>
internal readonly record struct Token(
    TokenKind Kind,
    int Start,
    int Length,
    string Text,
    bool Capital,
    bool Marked,
    int Id = 0
)
{
    public int End => Start + Length;

    public bool IsWord => Kind == TokenKind.Word;

    /// <summary>An apostrophe with an ending that was cut from the word before: <c>'s</c>, <c>'ll</c>.</summary>
    public bool IsEnding => IsWord && Text.Length > 0 && Text[0] == '\'';

    public bool IsStop(char mark) => Kind == TokenKind.Stop && Text[0] == mark;
}
