namespace Tilth.Cards;

/// <summary>
/// Joins physical lines to the logical line of a property, on bytes, so that a fold may stand inside a character: folding
/// (RFC 6350 section 3.2), the soft breaks of quoted-printable, and the base64 of 2.1, which ends at a blank line.
/// </summary>
internal sealed class Unfolder(int longest)
{
    private byte[] _bytes = new byte[1024];
    private int _length;
    private bool _open;

    /// <summary>The number of the line on which the logical line began.</summary>
    public long Number { get; private set; }

    /// <summary>True if it is too long: it is its beginning.</summary>
    public bool IsCut { get; private set; }

    public bool IsOpen => _open;
    public Span<byte> Line => _bytes.AsSpan(0, _length);

    public void Start(ReadOnlySpan<byte> line, long number, bool cut)
    {
        (_length, _open, Number, IsCut) = (0, true, number, cut);
        Append(line);
    }

    public void Close() => _open = false;

    /// <summary>Adds a physical line that continues the open one; false if it begins a new one.</summary>
    public bool TryContinue(ReadOnlySpan<byte> line, bool cut)
    {
        if (!_open || line.IsEmpty)
            return false;
        if (_length > 0 && EndsInEquals(out var equals) && IsQuotedPrintable)
            return TrySoftBreak(line, equals, cut);
        if (line[0] is (byte)' ' or (byte)'\t')
            return Add(line[1..], cut);
        // A broken line of data that was not folded: it has no colon, so it is no property.
        return line.IndexOf((byte)':') < 0 && (IsQuotedPrintableOf(line) || IsBase64Of(line)) && Add(line, cut);
    }

    private bool Add(ReadOnlySpan<byte> line, bool cut)
    {
        IsCut |= cut;
        Append(line);
        return true;
    }

    private void Append(ReadOnlySpan<byte> line)
    {
        IsCut |= _length + line.Length > longest;
        if (IsCut)
            line = line[..Math.Max(0, Math.Min(line.Length, 128 - _length))];
        if (_length + line.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + line.Length));
        line.CopyTo(_bytes.AsSpan(_length));
        _length += line.Length;
    }

    private bool EndsInEquals(out int equals)
    {
        var line = Line.TrimEnd(" \t"u8);
        equals = line.Length - 1;
        return equals >= 0 && line[equals] == '=';
    }

    private bool TrySoftBreak(ReadOnlySpan<byte> line, int equals, bool cut)
    {
        if (LooksLikeProperty(line, Line[..(equals + 1)]))
            return false;
        var blank = line[0] is (byte)' ' or (byte)'\t';
        if (blank && IsFoldedEscape(line))
            return Add(line[1..], cut);
        _length = equals;
        // Where spaces are written =20, one at the beginning of a line is a fold.
        var folded = blank && Line[ValueStart..].IndexOf((byte)' ') < 0 && Line.IndexOf("=20"u8) >= 0;
        return Add(folded ? line[1..] : line, cut);
    }

    /// <summary>True if an escape was folded behind its equals sign: <c>=</c>, then <c> C3=B6</c>.</summary>
    private static bool IsFoldedEscape(ReadOnlySpan<byte> line) =>
        line.Length >= 4
        && line[1] is not (>= (byte)'a' and <= (byte)'f')
        && QuotedPrintable.IsHexDigit(line[1])
        && QuotedPrintable.IsHexDigit(line[2])
        && line[3] == '=';

    /// <summary>
    /// True if a line behind a final equals sign is a property nevertheless: the end of the card, or a familiar name in
    /// capitals, unless the value just ended a line of its text, whose next line may well read <c>TEL: ...</c>.
    /// </summary>
    private static bool LooksLikeProperty(ReadOnlySpan<byte> line, ReadOnlySpan<byte> before)
    {
        var end = line.IndexOfAny((byte)':', (byte)';');
        if (end is <= 0 or > 40)
            return false;
        var name = System.Text.Encoding.Latin1.GetString(line[..end]);
        if (name is "END" or "BEGIN")
            return true;
        var text = before.TrimEnd((byte)'=');
        var endsLine = text.EndsWith("=0A"u8) || text.EndsWith("=0D"u8) || text.EndsWith("=0a"u8);
        return !endsLine
            && !name.Any(char.IsAsciiLetterLower)
            && PropertyNames.IsFamiliar(name[(name.LastIndexOf('.') + 1)..]);
    }

    private int ValueStart => HeadParser.End(Line) + 1;

    private bool IsQuotedPrintable =>
        HeadContains(";ENCODING=QUOTED-PRINTABLE"u8) || HeadContains(";QUOTED-PRINTABLE"u8);

    private bool IsQuotedPrintableOf(ReadOnlySpan<byte> line)
    {
        var equals = line.IndexOf((byte)'=');
        var isEscape =
            equals >= 0
            && equals + 2 < line.Length
            && QuotedPrintable.IsHexDigit(line[equals + 1])
            && QuotedPrintable.IsHexDigit(line[equals + 2]);
        return isEscape && IsQuotedPrintable;
    }

    private bool IsBase64Of(ReadOnlySpan<byte> line)
    {
        foreach (var c in line)
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'+' or (byte)'/' or (byte)'=' or (byte)' '))
                return false;
        return HeadContains(";ENCODING=B"u8) || HeadContains(";BASE64"u8);
    }

    private bool HeadContains(ReadOnlySpan<byte> word)
    {
        var head = Line[..Math.Max(0, HeadParser.End(Line))];
        for (var at = 0; at + word.Length <= head.Length; at++)
            if (System.Text.Ascii.EqualsIgnoreCase(head.Slice(at, word.Length), word))
                return true;
        return false;
    }
}
