namespace Tilth.Store;

/// <summary>New keys: UUID version 7 (RFC 9562), so that rows made later sort later.</summary>
public static class NewId
{
#pragma warning disable RS0030 // the one place that makes keys; it is given the time
    public static Guid At(DateTimeOffset time) => Guid.CreateVersion7(time);
#pragma warning restore RS0030

    /// <summary>The smallest key that can be made at that moment or later: whatever is below it was made before.</summary>
    public static Guid First(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        At(time).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6..].Clear();
        return new Guid(bytes, bigEndian: true);
    }
}
