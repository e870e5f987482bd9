using System.Buffers;
using System.Text;

namespace Tilth.Cards;

/// <summary>Writes properties as lines of a card: checked names, safe parameters, folded at 75 octets, ended by CRLF.</summary>
internal sealed class CardLines(TextWriter output)
{
    private const int MostOctets = 75;
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;:^\"\n");
    private readonly StringBuilder _line = new();

    /// <summary>Writes a property whose value is already escaped; drops it if its name is none.</summary>
    public void Write(string? group, string name, IEnumerable<CardParameter> parameters, string value)
    {
        if (Token.ToName(name) is not { } checkedName)
            return;
        _line.Clear();
        if (group is not null && Token.ToName(group) is { } checkedGroup)
            _line.Append(checkedGroup).Append('.');
        _line.Append(checkedName);
        foreach (var parameter in parameters)
            Append(parameter);
        _line.Append(':').Append(value);
        Fold(_line.ToString());
    }

    private void Append(CardParameter parameter)
    {
        if (parameter.Values.Count == 0 || Token.ToName(parameter.Name) is not { } name)
            return;
        _line.Append(';').Append(name).Append('=');
        for (var at = 0; at < parameter.Values.Count; at++)
        {
            if (at > 0)
                _line.Append(',');
            AppendValue(TextEscaping.Clean(parameter.Values[at]));
        }
    }

    /// <summary>In quotes where need be; line breaks, quotes and carets as RFC 6868 section 3.1 has them.</summary>
    private void AppendValue(string value)
    {
        if (!value.AsSpan().ContainsAny(Quoted) && value.AsSpan().Trim().Length == value.Length)
        {
            _line.Append(value);
            return;
        }
        _line.Append('"');
        foreach (var c in value)
            _ = c switch
            {
                '^' => _line.Append("^^"),
                '"' => _line.Append("^'"),
                '\n' => _line.Append("^n"),
                _ => _line.Append(c),
            };
        _line.Append('"');
    }

    private void Fold(string line)
    {
        if (line.Length <= MostOctets && Ascii.IsValid(line))
        {
            output.Write(line);
            output.Write("\r\n");
            return;
        }
        Span<char> pair = stackalloc char[2];
        var octets = 0;
        // A half surrogate comes out of the enumeration as the replacement character.
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                output.Write("\r\n ");
                octets = 1;
            }
            octets += rune.Utf8SequenceLength;
            output.Write(pair[..rune.EncodeToUtf16(pair)]);
        }
        output.Write("\r\n");
    }
}
