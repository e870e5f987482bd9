using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Tilth.Cards;

/// <summary><c>data:</c> URIs (RFC 2397), and the words by which vCard 3.0 names media types instead.</summary>
internal static class DataUri
{
    private const string Unknown = "application/octet-stream";

    private static readonly (string Property, string Type, string MediaType)[] Words =
    [
        ("KEY", "X509", "application/pkix-cert"),
        ("KEY", "PGP", "application/pgp-keys"),
        ("SOUND", "WAVE", "audio/wav"),
        ("SOUND", "WAV", "audio/wav"),
        ("SOUND", "PCM", "audio/pcm"),
        ("SOUND", "BASIC", "audio/basic"),
        ("SOUND", "MPEG", "audio/mpeg"),
        ("SOUND", "OGG", "audio/ogg"),
        ("SOUND", "AAC", "audio/aac"),
    ];

    /// <summary>The media type that a TYPE of that property means; null for one that means none (HOME).</summary>
    public static string? MediaTypeOf(string property, string type)
    {
        if (type.Contains('/', StringComparison.Ordinal))
            return IsMediaType(type) ? type.ToLowerInvariant() : null;
        foreach (var word in Words)
            if (
                word.Property.Equals(property, StringComparison.Ordinal)
                && word.Type.Equals(type, StringComparison.OrdinalIgnoreCase)
            )
                return word.MediaType;
        var isImage = property is "PHOTO" or "LOGO" && !Labels.IsType(type) && Token.IsName(type);
        return !isImage ? null
            : type.Equals("JPG", StringComparison.OrdinalIgnoreCase) ? "image/jpeg"
            : $"image/{type.ToLowerInvariant()}";
    }

    /// <summary>The TYPE of vCard 3.0 for a media type; the inverse of <see cref="MediaTypeOf"/>.</summary>
    public static string TypeOf(string property, string mediaType)
    {
        foreach (var word in Words)
            if (
                word.Property.Equals(property, StringComparison.Ordinal)
                && word.MediaType.Equals(mediaType, StringComparison.Ordinal)
            )
                return word.Type;
        var subtype = mediaType.StartsWith("image/", StringComparison.Ordinal) ? mediaType["image/".Length..] : "";
        var type = subtype.ToUpperInvariant();
        return mediaType.Equals(MediaTypeOf(property, type), StringComparison.Ordinal) ? type : mediaType;
    }

    /// <summary>True for a type and a subtype (RFC 6838 section 4.2).</summary>
    private static bool IsMediaType([NotNullWhen(true)] string? text)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > 0
            && slash < text!.Length - 1
            && text.AsSpan(slash + 1).IndexOf('/') < 0
            && text.All(c => char.IsAsciiLetterOrDigit(c) || "/!#$&-^_.+".Contains(c, StringComparison.Ordinal));
    }

    public static bool IsBase64(string value) =>
        value.Length > 0 && !value.AsSpan().ContainsAny(" \t\r\n") && Base64.IsValid(value);

    public static string Write(string? mediaType, string base64) =>
        $"data:{(IsMediaType(mediaType) ? mediaType : Unknown)};base64,{base64}";

    /// <summary>Splits a URI whose data are base64; null for another one. Escaped commas and semicolons are understood.</summary>
    public static (string? MediaType, string Base64)? Read(string value)
    {
        if (!value.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return null;
        var comma = value.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            return null;
        var before = value["data:".Length..comma].Replace("\\", "", StringComparison.Ordinal);
        if (!before.EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
            return null;
        var mediaType = before[..^";base64".Length].Split(';')[0].Trim().ToLowerInvariant();
        // Bad folds leave blanks behind.
        var base64 = value[(comma + 1)..].Replace(" ", "", StringComparison.Ordinal);
        return IsBase64(base64) ? (mediaType is Unknown || !IsMediaType(mediaType) ? null : mediaType, base64) : null;
    }

    /// <summary>What the first bytes say that an image is; null for none that is known.</summary>
    public static string? Sniff(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? "image/png"
        : bytes.StartsWith("GIF8"u8) ? "image/gif"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : bytes.StartsWith("BM"u8) ? "image/bmp"
        : null;
}
