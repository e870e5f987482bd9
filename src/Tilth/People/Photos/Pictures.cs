using SkiaSharp;

namespace Tilth.People.Photos;

/// <summary>How large a copy is.</summary>
public enum PictureSize
{
    /// <summary>Beside a name: a square, cut out of the middle.</summary>
    Small,

    /// <summary>On the page of a person: all of it.</summary>
    Large,
}

/// <summary>A copy of a picture, drawn by us: the right way up, and with nothing but its points.</summary>
/// <param name="IsWhole">False where the picture broke off.</param>
public sealed record Drawn(byte[] Jpeg, bool IsWhole);

/// <summary>
/// Looks at pictures that strangers made, and draws them anew. What a picture is its first bytes say; how much it would take is
/// known and bounded before a single point is decoded, and of one that moves only the first picture is.
/// </summary>
internal static class Pictures
{
    /// <summary>What a picture may have, as its head says: more than any phone makes.</summary>
    public const long MostPixels = 50_000_000;

    private const long MostDecoded = 25_000_000;

    private const int SmallSide = 96,
        LargeSide = 800;

    private static readonly (int Side, int Quality)[] Kept = [(1600, 88), (1200, 82), (800, 78)];

    private static readonly Dictionary<string, SKEncodedImageFormat> Formats = new(StringComparer.Ordinal)
    {
        ["image/jpeg"] = SKEncodedImageFormat.Jpeg,
        ["image/png"] = SKEncodedImageFormat.Png,
        ["image/gif"] = SKEncodedImageFormat.Gif,
        ["image/webp"] = SKEncodedImageFormat.Webp,
    };

    /// <summary>By content alone; null for what is no picture that we take.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? "image/gif"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;

    /// <summary>What an iPhone keeps its photos as, and no browser but its own shows.</summary>
    public static bool IsHeic(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 12
        && bytes[4..8].SequenceEqual("ftyp"u8)
        && (
            bytes[8..12].StartsWith("hei"u8) || bytes[8..12].StartsWith("hev"u8) || bytes[8..12].SequenceEqual("mif1"u8)
        );

    /// <summary>As far as its head tells.</summary>
    public static bool CanBeShown(byte[] bytes)
    {
        using var codec = Open(bytes);
        return codec is not null && Bounded(codec);
    }

    /// <summary>True where its head says that it is a picture, but one too large to be drawn.</summary>
    public static bool IsTooLarge(byte[] bytes)
    {
        using var codec = Open(bytes);
        return codec is not null && !Bounded(codec);
    }

    /// <summary>Null where it cannot be drawn.</summary>
    public static Drawn? Draw(byte[] bytes, PictureSize size) =>
        size == PictureSize.Small ? Draw(bytes, SmallSide, isSquare: true, 82) : Draw(bytes, LargeSide, false, 85);

    /// <summary>A copy that is small enough to be kept.</summary>
    public static Drawn? Shrink(byte[] bytes)
    {
        Drawn? drawn = null;
        foreach (var (side, quality) in Kept)
        {
            drawn = Draw(bytes, side, isSquare: false, quality);
            if (drawn is null or { IsWhole: false } || drawn.Jpeg.Length <= Photo.MostBytes)
                return drawn;
        }
        return drawn;
    }

    private static SKCodec? Open(byte[] bytes)
    {
        if (TypeOf(bytes) is not { } type)
            return null;
        using var data = SKData.CreateCopy(bytes);
        var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat == Formats[type])
            return codec;
        codec.Dispose();
        return null;
    }

    private static bool Bounded(SKCodec codec) =>
        codec.Info is { Width: > 0, Height: > 0 } head
        && (long)head.Width * head.Height <= MostPixels
        && ScaledTo(codec, LargeSide) is not null;

    private static Drawn? Draw(byte[] bytes, int side, bool isSquare, int quality)
    {
        using var codec = Open(bytes);
        if (codec is null || !Bounded(codec) || ScaledTo(codec, side) is not { } size)
            return null;
        using var colours = SKColorSpace.CreateSrgb();
        using var bitmap = new SKBitmap(
            new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, colours)
        );
        bitmap.Erase(SKColors.White);
        var got = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (got is not (SKCodecResult.Success or SKCodecResult.IncompleteInput or SKCodecResult.ErrorInInput))
            return null;
        return new Drawn(Encode(bitmap, codec.EncodedOrigin, side, isSquare, quality), got == SKCodecResult.Success);
    }

    /// <summary>
    /// The least size that it can be decoded to and still have that many points on its shorter side, or the largest that we
    /// have room for; null where that is none.
    /// </summary>
    private static SKSizeI? ScaledTo(SKCodec codec, int side)
    {
        SKSizeI? fitting = null;
        for (var eighths = 1; eighths <= 8; eighths++)
        {
            var size = eighths == 8 ? codec.Info.Size : codec.GetScaledDimensions(eighths / 8f);
            if ((long)size.Width * size.Height > MostDecoded)
                break;
            fitting = size;
            if (Math.Min(size.Width, size.Height) >= side)
                break;
        }
        return fitting;
    }

    private static byte[] Encode(SKBitmap bitmap, SKEncodedOrigin origin, int side, bool isSquare, int quality)
    {
        var turned = Upright(origin, bitmap.Width, bitmap.Height);
        var upright = turned.MapRect(SKRect.Create(bitmap.Width, bitmap.Height)).Size;
        var (shorter, longer) = (Math.Min(upright.Width, upright.Height), Math.Max(upright.Width, upright.Height));
        var scale = isSquare ? side / shorter : Math.Min(1, side / longer);
        var (width, height) = isSquare
            ? (side, side)
            : (
                Math.Max(1, (int)Math.Round(upright.Width * scale)),
                Math.Max(1, (int)Math.Round(upright.Height * scale))
            );
        using var colours = SKColorSpace.CreateSrgb();
        using var surface = SKSurface.Create(
            new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, colours)
        );
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        // Faces stand in the upper half of a tall picture.
        canvas.Translate(
            (width - upright.Width * scale) / 2,
            (height - upright.Height * scale) * (isSquare ? 0.35f : 0.5f)
        );
        canvas.Scale(scale);
        canvas.Concat(turned);
        using var image = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, quality);
        return jpeg.ToArray();
    }

    /// <summary>How the points go to where they belong (Exif 2.3, tag 0x0112).</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
}
