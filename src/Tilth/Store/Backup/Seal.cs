using System.Security.Cryptography;
using System.Text;

namespace Tilth.Store.Backup;

/// <summary>
/// The digest of a whole file, in the comment with which a zip may end: any byte that is not what was written shows, also
/// where no reader of zips would look.
/// </summary>
internal static class Seal
{
    private const int Digits = 2 * SHA256.HashSizeInBytes;

    /// <summary>What stands in its place until the rest is written.</summary>
    public static readonly string Open = new('0', Digits);

    public static async Task Put(Stream file, CancellationToken cancel)
    {
        var digest = await Digest(file, cancel);
        file.Position = file.Length - Digits;
        await file.WriteAsync(Encoding.ASCII.GetBytes(digest), cancel);
    }

    public static async Task<bool> Holds(Stream file, CancellationToken cancel)
    {
        if (file.Length < Digits)
            return false;
        var digest = await Digest(file, cancel);
        file.Position = file.Length - Digits;
        var said = new byte[Digits];
        await file.ReadExactlyAsync(said, cancel);
        return Encoding.ASCII.GetString(said) == digest;
    }

    private static async Task<string> Digest(Stream file, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        file.Position = 0;
        for (var left = file.Length - Digits; left > 0; )
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancel);
            if (read == 0)
                throw new EndOfStreamException();
            hash.AppendData(buffer, 0, read);
            left -= read;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
