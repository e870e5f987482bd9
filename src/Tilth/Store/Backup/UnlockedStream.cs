using System.Security.Cryptography;

namespace Tilth.Store.Backup;

/// <summary>Reads a locked backup anywhere in it; what is not as it was written throws.</summary>
internal sealed class UnlockedStream : Stream
{
    private const int BoxBytes = LockedHead.ChunkBytes + LockedHead.TagBytes;

    private readonly Stream _from;
    private readonly LockedHead _head;
    private readonly AesGcm _aes;
    private readonly byte[] _chunk = new byte[LockedHead.ChunkBytes];
    private readonly byte[] _box = new byte[BoxBytes];
    private readonly long _chunks;
    private long _held = -1;

    /// <exception cref="InvalidDataException">It ends in the middle of a chunk.</exception>
    public UnlockedStream(Stream from, LockedHead head)
    {
        (_from, _head, _aes) = (from, head, new AesGcm(head.Key, LockedHead.TagBytes));
        var boxes = from.Length - LockedHead.Bytes;
        _chunks = (boxes + BoxBytes - 1) / BoxBytes;
        Length = boxes - _chunks * LockedHead.TagBytes;
        if (_chunks == 0 || boxes - (_chunks - 1) * BoxBytes < LockedHead.TagBytes)
            throw new InvalidDataException("It was cut short.");
    }

    public override long Length { get; }

    public override long Position { get; set; }

    /// <summary>Opens every chunk once.</summary>
    /// <exception cref="InvalidDataException">One of them is not what was written, or not in its place.</exception>
    public void Check(CancellationToken cancel)
    {
        for (var chunk = 0L; chunk < _chunks; chunk++)
        {
            cancel.ThrowIfCancellationRequested();
            Open(chunk);
        }
    }

    public override int Read(Span<byte> buffer)
    {
        var chunk = Position / LockedHead.ChunkBytes;
        if (Position >= Length)
            return 0;
        Open(chunk);
        var at = (int)(Position % LockedHead.ChunkBytes);
        var end = (int)Math.Min(LockedHead.ChunkBytes, Length - chunk * LockedHead.ChunkBytes);
        var read = Math.Min(buffer.Length, end - at);
        _chunk.AsSpan(at, read).CopyTo(buffer);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) =>
        Position =
            offset
            + origin switch
            {
                SeekOrigin.Begin => 0,
                SeekOrigin.Current => Position,
                _ => Length,
            };

    private void Open(long chunk)
    {
        if (chunk == _held)
            return;
        _held = -1;
        _from.Position = LockedHead.Bytes + chunk * BoxBytes;
        var isLast = chunk == _chunks - 1;
        var box = _box.AsSpan(0, isLast ? (int)(_from.Length - _from.Position) : BoxBytes);
        _from.ReadExactly(box);
        Span<byte> nonce = stackalloc byte[LockedHead.NonceBytes];
        LockedHead.Nonce(nonce, chunk, isLast);
        var length = box.Length - LockedHead.TagBytes;
        try
        {
            _aes.Decrypt(nonce, box[..length], box[length..], _chunk.AsSpan(0, length), _head.Raw);
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new InvalidDataException("A piece of it is not what was written.", error);
        }
        _held = chunk;
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _aes.Dispose();
            _from.Dispose();
        }
        base.Dispose(disposing);
    }
}
