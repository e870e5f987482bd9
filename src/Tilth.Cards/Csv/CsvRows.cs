using System.Buffers;
using System.Text;

namespace Tilth.Cards;

/// <summary>
/// The rows of a file with the lines on which they begin, in bounded memory (RFC 4180). A package would do for sound files;
/// this one can go back: a quote that is never closed, or closed in the middle of a later row, swallows nothing, because its
/// row is read again as far as its line goes. O(n), with a bounded number of such second readings of long rows.
/// </summary>
/// <param name="isBytes">The characters are bytes, and each cell is told by itself whether it is UTF-8 or Windows-1252.</param>
internal sealed class CsvRows(TextReader file, char delimiter, CsvReadOptions options, bool isBytes = false)
{
    private const int MostLongRepairs = 50;
    private readonly List<(int Start, int Length, bool Escaped)> _cells = [];
    private readonly SearchValues<char> _ends = SearchValues.Create([delimiter, '\r', '\n']);
    private char[] _buffer = new char[32 * 1024];
    private int _start;
    private int _end;
    private int _consumed;
    private bool _ended;
    private int _longRepairs;
    private int _reach;
    private long _line = 1;

    private enum Outcome
    {
        Row,
        NeedsMore,
        Unclosed,
    }

    /// <summary>The line on which the row begins, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>What was wrong with the row itself, or null.</summary>
    public string? Cause { get; private set; }

    public int Count => _cells.Count;

    /// <summary>How many columns there should be: a row of one cell is then tried with other delimiters.</summary>
    public int Expected { get; set; }

    /// <summary>The text of a cell.</summary>
    public string this[int column]
    {
        get
        {
            var (start, length, escaped) = _cells[column];
            if (length == 0)
                return "";
            var cell = _buffer.AsSpan(_start + start, length);
            var text = isBytes && !Ascii.IsValid(cell) ? Decoded(cell) : new string(cell);
            return escaped ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
        }
    }

    private static string Decoded(ReadOnlySpan<char> cell)
    {
        var bytes = new byte[cell.Length];
        Encoding.Latin1.GetBytes(cell, bytes);
        return Charsets.Decode(bytes, Charsets.Windows1252);
    }

    public string[] ToArray() => [.. Enumerable.Range(0, Count).Select(column => this[column])];

    /// <summary>Goes to the next row that is not empty; false at the end of the file.</summary>
    public bool Read()
    {
        do
        {
            _start += _consumed;
            (_consumed, Cause, Line) = (0, null, _line);
            if (!ReadOne())
                return false;
        } while (Cause is null && Count == 1 && _cells[0].Length == 0);
        return true;
    }

    private bool ReadOne()
    {
        while (true)
        {
            if (_start == _end && !TryFill())
                return false;
            var outcome = Parse(Row, delimiter, out _consumed);
            if (outcome == Outcome.NeedsMore)
            {
                if (_end - _start <= options.MaxRowLength)
                {
                    TryFill();
                    continue;
                }
                outcome = Outcome.Unclosed;
            }
            if (outcome == Outcome.Unclosed)
                ReadLineOnly();
            else if (Count == 1 && Expected > 1)
                TryOtherDelimiters();
            _line += Math.Max(1, LineEnds(Row[.._consumed]));
            return true;
        }
    }

    private ReadOnlySpan<char> Row => _buffer.AsSpan(_start, _end - _start);

    private Outcome Parse(ReadOnlySpan<char> text, char by, out int consumed)
    {
        _cells.Clear();
        consumed = 0;
        var at = 0;
        while (true)
        {
            var outcome =
                at < text.Length && text[at] == '"' && _longRepairs <= MostLongRepairs
                    ? Quoted(text, by, ref at)
                    : Plain(text, by, ref at);
            if (outcome != Outcome.Row)
                return outcome;
            if (at == text.Length)
            {
                consumed = at;
                return _ended ? Outcome.Row : Outcome.NeedsMore;
            }
            if (text[at++] == by)
                continue;
            if (text[at - 1] == '\r')
            {
                if (at == text.Length && !_ended)
                    return Outcome.NeedsMore;
                at += at < text.Length && text[at] == '\n' ? 1 : 0;
            }
            consumed = at;
            return Outcome.Row;
        }
    }

    private Outcome Plain(ReadOnlySpan<char> text, char by, ref int at)
    {
        var length = End(text[at..], by);
        Add(at, length, false);
        at += length;
        return Outcome.Row;
    }

    private Outcome Quoted(ReadOnlySpan<char> text, char by, ref int at)
    {
        var (begin, escaped) = (at + 1, false);
        var close = begin;
        while (true)
        {
            var quote = text[close..].IndexOf('"');
            if (quote < 0)
            {
                _reach = text.Length;
                return _ended ? Outcome.Unclosed : Outcome.NeedsMore;
            }
            close += quote;
            if (close + 1 >= text.Length || text[close + 1] != '"')
                break;
            (escaped, close) = (true, close + 2);
        }
        if (close + 1 == text.Length && !_ended)
            return Outcome.NeedsMore;
        var behind = End(text[(close + 1)..], by);
        if (text.Slice(close + 1, behind).Trim(' ').IsEmpty)
            Add(begin, close - begin, escaped);
        else if (LineEnds(text[begin..close]) > 0)
        {
            _reach = close;
            return Outcome.Unclosed;
        }
        else
        {
            // A stray quote: the cell stands as it is, quotes and all.
            Cause = "A quote stands where none belongs.";
            Add(at, close + 1 + behind - at, false);
        }
        at = close + 1 + behind;
        return Outcome.Row;
    }

    private int End(ReadOnlySpan<char> text, char by)
    {
        var length = by == delimiter ? text.IndexOfAny(_ends) : text.IndexOfAny(by, '\r', '\n');
        return length < 0 ? text.Length : length;
    }

    private void Add(int start, int length, bool escaped)
    {
        if (_cells.Count < options.MaxColumns)
            _cells.Add((start, length, escaped));
        else
            Cause = $"The row has more than {options.MaxColumns} columns; further ones were left out.";
    }

    /// <summary>Reads the row without regard to quotes, up to the end of its line; drops it if even that is too long.</summary>
    private void ReadLineOnly()
    {
        _longRepairs += _reach > 10_000 ? 1 : 0;
        Cause = "A quote is never closed; the row was read as far as its line goes.";
        var isTooLong = false;
        var end = Row.IndexOfAny('\r', '\n');
        while (end < 0 && !_ended)
        {
            if (_end - _start > options.MaxRowLength)
            {
                (isTooLong, _start, _end) = (true, 0, 0);
            }
            TryFill();
            end = Row.IndexOfAny('\r', '\n');
        }
        _cells.Clear();
        var line = end < 0 ? Row : Row[..end];
        _consumed =
            line.Length == Row.Length
                ? line.Length
                : end + 1 + (Row[end] == '\r' && end + 1 < Row.Length && Row[end + 1] == '\n' ? 1 : 0);
        if (isTooLong)
        {
            Cause = $"The row is longer than {options.MaxRowLength} characters; it was left out.";
            return;
        }
        foreach (var cell in line.Split(delimiter))
            Add(cell.Start.Value + (line[cell].StartsWith('"') ? 1 : 0), line[cell].Trim('"').Length, false);
    }

    private void TryOtherDelimiters()
    {
        var text = Row[.._consumed];
        foreach (var other in (ReadOnlySpan<char>)['\t', ';', ','])
            if (other != delimiter && text.Contains(other))
            {
                if (Parse(Row, other, out _consumed) == Outcome.Row)
                    Cause ??= "The row is separated otherwise than the others.";
                else
                    Parse(Row, delimiter, out _consumed);
                return;
            }
    }

    private bool TryFill()
    {
        if (_ended)
            return false;
        if (_start > 0)
        {
            Row.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end > _buffer.Length / 2)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = file.Read(_buffer.AsSpan(_end));
        _end += count;
        _ended = count == 0;
        return count > 0;
    }

    private static int LineEnds(ReadOnlySpan<char> text)
    {
        var feeds = text.Count('\n');
        return feeds > 0 ? feeds : text.Count('\r');
    }
}
