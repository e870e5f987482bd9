namespace Tilth.Matching;

/// <summary>A text being written, in a buffer that is used again.</summary>
internal sealed class Letters
{
    private char[] _buffer = new char[64];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => _buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(char letter)
    {
        if (Length == _buffer.Length)
        {
            Array.Resize(ref _buffer, Length * 2);
        }
        _buffer[Length++] = letter;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            Append(letter);
        }
    }

    /// <summary>Ends a word: one space, none at the beginning or after another.</summary>
    public void Space()
    {
        if (Length > 0 && _buffer[Length - 1] != ' ')
        {
            Append(' ');
        }
    }

    public void TrimEnd()
    {
        while (Length > 0 && _buffer[Length - 1] == ' ')
        {
            Length--;
        }
    }

    public void Cut(int length) => Length = Math.Min(Length, length);
}
