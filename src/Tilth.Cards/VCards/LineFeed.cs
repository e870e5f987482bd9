namespace Tilth.Cards;

/// <summary>
/// Cuts a stream into physical lines, whatever ends them (CRLF, LF, CR, also CR CR LF), in bounded memory. The first line
/// end decides: in a file of LF or CRLF a lone CR belongs to its line; in a file of CR every CR or LF ends one.
/// </summary>
internal sealed class LineFeed(int longest)
{
    private const int HeadOfCut = 128;
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private int _seen;
    private bool _ended;
    private bool? _onlyCr;
    private byte[]? _cut;

    /// <summary>The number of the line last given, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>True if the line last given was longer than allowed: it is its beginning.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True when the stream is at its end and every line was given.</summary>
    public bool IsDone => _ended && _start == _end && _cut is null;

    public void Fill(Stream stream)
    {
        MakeRoom();
        Took(stream.Read(_buffer.AsSpan(_end)));
    }

    public async ValueTask FillAsync(Stream stream, CancellationToken cancel)
    {
        MakeRoom();
        Took(await stream.ReadAsync(_buffer.AsMemory(_end), cancel).ConfigureAwait(false));
    }

    /// <summary>The next line without its end, valid until the next fill; false when more bytes are needed, or none are left.</summary>
    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        line = default;
        var rest = _buffer.AsSpan(_start, _end - _start);
        if (_onlyCr is null && !TryDecide(rest))
            return _ended && TryLast(out line);
        var at = _onlyCr == true ? rest[_seen..].IndexOfAny((byte)'\r', (byte)'\n') : rest[_seen..].IndexOf((byte)'\n');
        if (at < 0)
        {
            _seen = rest.Length;
            return _ended ? TryLast(out line) : DropIfTooLong(rest);
        }
        at += _seen;
        _seen = 0;
        _start +=
            at + 1 + (_onlyCr == true && at + 1 < rest.Length && rest[at] == '\r' && rest[at + 1] == '\n' ? 1 : 0);
        line = Give(rest[..at]);
        return true;
    }

    private bool TryLast(out ReadOnlySpan<byte> line)
    {
        line = default;
        if (IsDone)
            return false;
        var rest = _buffer.AsSpan(_start, _end - _start);
        (_start, _seen) = (_end, 0);
        line = Give(rest);
        return true;
    }

    private ReadOnlySpan<byte> Give(ReadOnlySpan<byte> line)
    {
        Number++;
        IsCut = _cut is not null || line.Length > longest;
        var given = _cut ?? (IsCut ? line[..Math.Min(longest, HeadOfCut)] : line);
        _cut = null;
        return given.TrimEnd((byte)'\r');
    }

    /// <summary>Remembers the beginning of a line without an end in sight and forgets the rest of it.</summary>
    private bool DropIfTooLong(ReadOnlySpan<byte> rest)
    {
        if (rest.Length <= longest && _cut is null)
            return false;
        _cut ??= rest[..Math.Min(rest.Length, Math.Min(longest, HeadOfCut))].ToArray();
        (_start, _end, _seen) = (0, 0, 0);
        return false;
    }

    private bool TryDecide(ReadOnlySpan<byte> rest)
    {
        var first = rest.IndexOfAny((byte)'\r', (byte)'\n');
        if (first < 0)
        {
            DropIfTooLong(rest);
            return false;
        }
        var behind = rest[first..].IndexOfAnyExcept((byte)'\r');
        if (behind < 0 && !_ended)
            return false;
        _onlyCr = behind < 0 || rest[first + behind] != '\n';
        return true;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end > _buffer.Length / 2)
            Array.Resize(ref _buffer, _buffer.Length * 2);
    }

    private void Took(int count)
    {
        _end += count;
        _ended = count == 0;
    }
}
