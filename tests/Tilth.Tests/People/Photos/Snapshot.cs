using System.Buffers.Binary;
using SkiaSharp;

namespace Tilth.Tests.People.Photos;

/// <summary>Pictures for tests, made here: the left half red, the right half blue.</summary>
internal static class Snapshot
{
    /// <summary>Stands where a camera writes down where it was.</summary>
    public const string Where = "GPSCANARY-41.15N";

    public static byte[] Jpeg(int width = 80, int height = 40) => Encoded(width, height, SKEncodedImageFormat.Jpeg);

    public static byte[] Png(int width = 80, int height = 40) => Encoded(width, height, SKEncodedImageFormat.Png);

    public static byte[] Webp(int width = 80, int height = 40) => Encoded(width, height, SKEncodedImageFormat.Webp);

    /// <summary>So many points of every colour that it is large as a file too.</summary>
    public static byte[] Large(int width, int height)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        new Random(7).NextBytes(bitmap.GetPixelSpan());
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95);
        return data.ToArray();
    }

    /// <summary>As a camera that was held upright takes it: to be turned by a quarter, and knowing where it was.</summary>
    public static byte[] FromCamera(byte[] jpeg)
    {
        byte[] exif =
        [
            .. "Exif\0\0II*\0\u0008\0\0\0\u0001\0\u0012\u0001\u0003\0\u0001\0\0\0\u0006\0\0\0\0\0\0\0"u8,
            .. System.Text.Encoding.ASCII.GetBytes(Where),
        ];
        var length = (ushort)(exif.Length + 2);
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. jpeg.AsSpan(2)];
    }

    /// <summary>The same file, but its head says that it is that large.</summary>
    public static byte[] Claiming(byte[] picture, ushort width, ushort height)
    {
        var claims = picture.ToArray();
        if (claims[0] == 0x89)
        {
            BinaryPrimitives.WriteUInt32BigEndian(claims.AsSpan(16), width);
            BinaryPrimitives.WriteUInt32BigEndian(claims.AsSpan(20), height);
            BinaryPrimitives.WriteUInt32BigEndian(claims.AsSpan(29), Crc(claims.AsSpan(12, 17)));
            return claims;
        }
        var frame = claims.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(claims.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(claims.AsSpan(frame + 7), width);
        return claims;
    }

    public static SKBitmap Decoded(byte[] copy) => SKBitmap.Decode(copy);

    public static bool IsRed(SKColor colour) => colour is { Red: > 180, Blue: < 80 };

    public static bool IsBlue(SKColor colour) => colour is { Blue: > 180, Red: < 80 };

    private static byte[] Encoded(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Red);
        using var blue = new SKPaint { Color = SKColors.Blue };
        canvas.DrawRect(width / 2f, 0, width / 2f, height, blue);
        using var data = bitmap.Encode(format, 100);
        return data.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
