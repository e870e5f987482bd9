using System.Text;

namespace Tilth.Cards;

/// <summary>The text of a card inside a card (AGENT of vCard 2.1), collected up to its own end.</summary>
internal sealed class NestedCard
{
    private readonly StringBuilder _text = new("BEGIN:VCARD");
    private int _depth = 1;

    public string Text => _text.ToString();
    public int Bytes => _text.Length;

    /// <summary>Adds a line; false when it was the END of the nested card, which is then complete.</summary>
    public bool TryEnd(string line, PropertyKind kind, bool isCard)
    {
        // What goes beyond any sensible card is not kept; the depth is still counted to find the end.
        if (_text.Length < 1024 * 1024)
            _text.Append('\n').Append(line);
        if (isCard && kind is PropertyKind.Begin)
            _depth++;
        else if (isCard && kind is PropertyKind.End)
            _depth--;
        return _depth > 0;
    }
}
