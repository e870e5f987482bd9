using System.Buffers.Binary;

namespace Tilth.Store;

/// <summary>New keys: UUID version 7 (RFC 9562), so that rows made later sort later.</summary>
public static class NewId
{
    public static Guid At(DateTimeOffset time) => Guid.CreateVersion7(time);

    /// <summary>A lot drawn for that key, the same whenever one looks: the end of a key is random (RFC 9562 section 5.7).</summary>
    public static uint Lot(Guid id) => BinaryPrimitives.ReadUInt32BigEndian(id.ToByteArray(bigEndian: true).AsSpan(12));

    /// <summary>The smallest key that can be made at that moment or later: whatever is below it was made before.</summary>
    public static Guid First(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        At(time).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6..].Clear();
        return new Guid(bytes, bigEndian: true);
    }
}
