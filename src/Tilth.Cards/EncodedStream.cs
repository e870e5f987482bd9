using System.Text;

namespace Tilth.Cards;

/// <summary>
/// A stream whose first bytes have been looked at: it gives them again, then the rest. UTF-16, with a byte order mark or
/// without, comes out as UTF-8; marks are left out. The inner stream is not closed.
/// </summary>
internal sealed class EncodedStream(byte[] head, int length, Stream rest, int mark) : Stream
{
    private const int HeadBytes = 4096;
    private int _at = mark;

    public static Stream Open(Stream stream)
    {
        var head = new byte[HeadBytes];
        return Decoded(head, stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false), stream);
    }

    public static async ValueTask<Stream> OpenAsync(Stream stream, CancellationToken cancel)
    {
        var head = new byte[HeadBytes];
        return Decoded(
            head,
            await stream.ReadAtLeastAsync(head, HeadBytes, false, cancel).ConfigureAwait(false),
            stream
        );
    }

    /// <summary>Which UTF the bytes begin in, and the length of the mark; null where they may be any 8-bit encoding.</summary>
    public static (Encoding? Encoding, int Mark) Detect(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.UTF8.Preamble))
            return (Encoding.UTF8, 3);
        if (head.StartsWith(Encoding.Unicode.Preamble))
            return (Encoding.Unicode, 2);
        if (head.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return (Encoding.BigEndianUnicode, 2);
        var (even, odd) = (0, 0);
        var sample = head[..Math.Min(head.Length & ~1, 128)];
        for (var at = 0; at < sample.Length; at += 2)
        {
            even += sample[at] == 0 ? 1 : 0;
            odd += sample[at + 1] == 0 ? 1 : 0;
        }
        var most = sample.Length / 4;
        return odd > most && even == 0 ? (Encoding.Unicode, 0)
            : even > most && odd == 0 ? (Encoding.BigEndianUnicode, 0)
            : (null, 0);
    }

    private static Stream Decoded(byte[] head, int length, Stream rest)
    {
        var (encoding, mark) = Detect(head.AsSpan(0, length));
        var whole = new EncodedStream(head, length, rest, mark);
        return encoding is UnicodeEncoding
            ? Encoding.CreateTranscodingStream(whole, encoding, new UTF8Encoding(false), leaveOpen: true)
            : whole;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_at == length)
            return rest.Read(buffer);
        var some = head.AsSpan(_at, Math.Min(buffer.Length, length - _at));
        some.CopyTo(buffer);
        _at += some.Length;
        return some.Length;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _at == length ? rest.ReadAsync(buffer, cancellationToken) : new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
