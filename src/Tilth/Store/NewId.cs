using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tilth.Store;

/// <summary>New keys: UUID version 7 (RFC 9562), so that rows made later sort later.</summary>
public static class NewId
{
    private const int Size = 16,
        KeptAhead = 256;

    // An import makes a hundred thousand keys, and asking the system for chance at each of them is what costs.
    [ThreadStatic]
    private static byte[]? _chance;

    [ThreadStatic]
    private static int _left;

    public static Guid At(DateTimeOffset time)
    {
        if (_left == 0)
        {
            _chance ??= new byte[Size * KeptAhead];
            RandomNumberGenerator.Fill(_chance);
            _left = KeptAhead;
        }
        var key = _chance.AsSpan(Size * --_left, Size);
        BinaryPrimitives.WriteInt64BigEndian(
            key,
            time.ToUnixTimeMilliseconds() << 16 | BinaryPrimitives.ReadUInt16BigEndian(key[6..])
        );
        key[6] = (byte)(key[6] & 0x0f | 0x70);
        key[8] = (byte)(key[8] & 0x3f | 0x80);
        return new Guid(key, bigEndian: true);
    }

    /// <summary>The smallest key that can be made at that moment or later: whatever is below it was made before.</summary>
    public static Guid First(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        At(time).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6..].Clear();
        return new Guid(bytes, bigEndian: true);
    }
}
