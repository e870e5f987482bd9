namespace Tilth.Store;

/// <summary>New keys: UUID version 7 (RFC 9562), so that rows made later sort later.</summary>
public static class NewId
{
#pragma warning disable RS0030 // the one place that makes keys; it is given the time
    public static Guid At(DateTimeOffset time) => Guid.CreateVersion7(time);
#pragma warning restore RS0030
}
