using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tilth.Store;

/// <summary>
/// New keys: UUID version 7 (RFC 9562), so that rows made later sort later, also those of one millisecond: the several posts
/// of a card keep its order.
/// </summary>
public static class NewId
{
    // RFC 9562 section 6.2, method 1, with the longest counter that it allows, of 42 bits. One for all moments, as several
    // imports may make rows for different ones at the same time; it begins at random in the lower half, so no process ends it.
    private static long _made = (long)RandomNumberGenerator.GetInt32(int.MaxValue) << 10;

    public static Guid At(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(time).TryWriteBytes(bytes, bigEndian: true, out _);
        var made = Interlocked.Increment(ref _made);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (made >> 30 & 0xfff)));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], (uint)(0x8000_0000 | (made & 0x3fff_ffff)));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A lot drawn for that key, the same whenever one looks: the end of a key is random (RFC 9562 section 5.7).</summary>
    public static uint Lot(Guid id) => BinaryPrimitives.ReadUInt32BigEndian(id.ToByteArray(bigEndian: true).AsSpan(12));

    /// <summary>The smallest key that can be made at that moment or later: whatever is below it was made before.</summary>
    public static Guid First(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(time).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6..].Clear();
        return new Guid(bytes, bigEndian: true);
    }
}
