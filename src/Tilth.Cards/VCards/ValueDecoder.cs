using System.Text;
using System.Text.Unicode;

namespace Tilth.Cards;

/// <summary>Turns the bytes of values into text: by the character set that is declared, else UTF-8, else the fallback.</summary>
internal sealed class ValueDecoder(string fallback)
{
    private readonly Encoding _fallback = Charsets.Find(fallback) ?? Charsets.Windows1252;
    private Encoding? _ofCard;
    private bool _guessed;
    private bool _damaged;

    /// <summary>What is to be told of the text of the card: that it was neither UTF-8 nor declared otherwise, or damaged.</summary>
    public string? Remark =>
        _guessed ? $"The text is not UTF-8; it was read as {(_ofCard ?? _fallback).WebName}."
        : _damaged ? "Some characters of the text are damaged."
        : null;

    public void NextCard() => (_ofCard, _guessed, _damaged) = (null, false, false);

    /// <summary>The text of a value; quoted-printable is decoded in place.</summary>
    public string Decode(Span<byte> bytes, PropertyHead head)
    {
        if (head.QuotedPrintable)
            bytes = bytes[..QuotedPrintable.Decode(bytes)];
        if (head.Charset is { } name && Charsets.Find(name) is { } declared)
        {
            if (declared is not UTF8Encoding)
            {
                _ofCard ??= declared;
                return declared.GetString(bytes);
            }
        }
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = Encoding.UTF8.GetString(bytes);
        if (Charsets.IsMostlyUtf8(text))
        {
            _damaged = true;
            return text;
        }
        _guessed = true;
        return (_ofCard ?? _fallback).GetString(bytes);
    }

    /// <summary>The text of a line that is no property, or of one inside a nested card.</summary>
    public string DecodePlain(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : (_ofCard ?? _fallback).GetString(bytes);
}
