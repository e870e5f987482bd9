using System.Security.Cryptography;

namespace Tilth.Store.Backup;

/// <summary>Locks what is written to it, chunk by chunk; <see cref="Finish"/> writes the last.</summary>
internal sealed class LockingStream : Stream
{
    private readonly Stream _to;
    private readonly LockedHead _head;
    private readonly AesGcm _aes;
    private readonly byte[] _chunk = new byte[LockedHead.ChunkBytes];
    private readonly byte[] _box = new byte[LockedHead.ChunkBytes + LockedHead.TagBytes];
    private int _filled;
    private long _number;

    public LockingStream(Stream to, LockedHead head)
    {
        (_to, _head, _aes) = (to, head, new AesGcm(head.Key, LockedHead.TagBytes));
        to.Write(head.Raw);
    }

    public void Finish() => WriteChunk(isLast: true);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // Only with something behind it is a full chunk not the last one.
            if (_filled == _chunk.Length)
                WriteChunk(isLast: false);
            var taken = Math.Min(buffer.Length, _chunk.Length - _filled);
            buffer[..taken].CopyTo(_chunk.AsSpan(_filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    private void WriteChunk(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[LockedHead.NonceBytes];
        LockedHead.Nonce(nonce, _number++, isLast);
        var box = _box.AsSpan(0, _filled + LockedHead.TagBytes);
        _aes.Encrypt(nonce, _chunk.AsSpan(0, _filled), box[.._filled], box[_filled..], _head.Raw);
        _to.Write(box);
        _filled = 0;
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _aes.Dispose();
        base.Dispose(disposing);
    }
}
