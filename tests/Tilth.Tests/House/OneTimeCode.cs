using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Tilth.Tests.House;

/// <summary>The app on somebody's phone: a code every half minute, worked out step by step as RFC 4226 and RFC 6238 say.</summary>
public static class OneTimeCode
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(string secret, DateTimeOffset at) => Of(Decoded(secret), at);

    public static string Of(byte[] secret, DateTimeOffset at)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, at.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard says SHA-1, and apps know no other.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    public static byte[] Decoded(string secret)
    {
        var bits = string.Concat(
            secret
                .Where(letter => letter != ' ')
                .Select(letter =>
                    Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')
                )
        );
        return [.. bits.Chunk(8).Where(byt => byt.Length == 8).Select(byt => Convert.ToByte(new string(byt), 2))];
    }
}
