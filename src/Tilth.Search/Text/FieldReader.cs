using System.Text;

namespace Tilth.Search;

/// <summary>Takes a word of a document.</summary>
internal delegate void WordSink(ReadOnlySpan<char> word, Slot slot);

/// <summary>
/// Turns the fields of a document into words: each part, compounds also joined (<c>o'neil</c>: o, neil, oneil), a short word
/// also joined to the next (<c>O Neil</c>: oneil), ideographs by one, two and all. Reuses its buffers: one per thread.
/// </summary>
internal sealed class FieldReader(WordSink sink)
{
    /// <summary>Longer words are cut; so are those of a query.</summary>
    public const int Longest = 64;

    private readonly StringBuilder _folded = new();
    private readonly List<Part> _parts = [];
    private char[] _text = new char[256];
    private int _length;
    private int _compounds;

    /// <summary>Reads one field.</summary>
    /// <returns>The number of words as a query counts them.</returns>
    public int Read(SearchField field, string text)
    {
        var slot = Slots.Of(field);
        Fold(text);
        if (slot == Slot.Phone)
        {
            ReadPhone();
            return 0;
        }
        ReadWords(slot);
        return _parts.Sum(part => part.Words);
    }

    private ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    private void Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            Reserve(text.Length);
            Folding.FoldAscii(text, _text);
            return;
        }
        _folded.Clear();
        Folding.Append(_folded, text);
        Reserve(_folded.Length);
        _folded.CopyTo(0, _text, _length);
    }

    private void Reserve(int length)
    {
        _length = length;
        if (_text.Length < length)
        {
            _text = new char[length * 2];
        }
    }

    private void ReadPhone()
    {
        Span<char> digits = stackalloc char[Longest];
        var written = PhoneDigits.Of(Text, digits, out var rest);
        if (written > 0)
        {
            sink(digits[..written], Slot.Phone);
        }
        Text[rest..].CopyTo(_text);
        _length -= rest;
        ReadWords(Slot.Phone);
    }

    private void ReadWords(Slot slot)
    {
        Part.Scan(Text, _parts);
        _compounds = _parts.Count == 0 ? 0 : _parts[^1].Compound + 1;
        for (var i = 0; i < _parts.Count; )
        {
            var end = i + 1;
            while (end < _parts.Count && _parts[end].Compound == _parts[i].Compound)
            {
                end++;
            }
            ReadCompound(slot, i, end);
            i = end;
        }
    }

    private void ReadCompound(Slot slot, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (_parts[i].Kind == PartKind.Ideographs)
            {
                ReadIdeographs(slot, _parts[i]);
            }
            else
            {
                sink(
                    Cut(Text.Slice(_parts[i].Start, _parts[i].Length)),
                    Placed(slot, i == 0, end - from == 1 && _compounds == 1)
                );
            }
        }
        if (end - from > 1)
        {
            Join(from, end, Placed(slot, from == 0, _compounds == 1));
        }
        else if (slot <= Slot.Organisation && Joins(from))
        {
            var next = _parts[end].Compound;
            var last = _parts.FindLastIndex(part => part.Compound == next) + 1;
            Join(from, last, Placed(slot, from == 0, _compounds == 2));
        }
    }

    private bool Joins(int at) =>
        at + 1 < _parts.Count
        && _parts[at] is { Length: <= 2, Kind: PartKind.Letters }
        && _parts[at + 1].Kind == PartKind.Letters;

    private void ReadIdeographs(Slot slot, Part run)
    {
        var first = run.Compound == 0;
        var text = Text.Slice(run.Start, run.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var alone = text.Length == 1 && _compounds == 1;
            sink(text.Slice(i, 1), Placed(slot, first && i == 0, alone));
            if (i + 1 < text.Length)
            {
                sink(text.Slice(i, 2), Placed(slot, first && i == 0, text.Length == 2 && _compounds == 1));
            }
        }
        if (text.Length > 2)
        {
            sink(Cut(text), Placed(slot, first, _compounds == 1));
        }
    }

    private void Join(int from, int end, Slot slot)
    {
        Span<char> joined = stackalloc char[Longest];
        var length = 0;
        for (var i = from; i < end && length < Longest; i++)
        {
            var part = Text.Slice(_parts[i].Start, Math.Min(_parts[i].Length, Longest - length));
            part.CopyTo(joined[length..]);
            length += part.Length;
        }
        sink(joined[..length], slot);
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> word) => word.Length <= Longest ? word : word[..Longest];

    private static Slot Placed(Slot slot, bool first, bool only) =>
        slot != Slot.NameLater ? slot
        : only ? Slot.NameOnly
        : first ? Slot.NameFirst
        : Slot.NameLater;
}
