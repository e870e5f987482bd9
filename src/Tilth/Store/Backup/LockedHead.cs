using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tilth.Store.Backup;

/// <summary>
/// The head of a backup that a passphrase locks: how the key comes from it. What follows are chunks under AES-256-GCM, each
/// bound to this head, to its number and to being the last or not, so that none can be changed, moved or left out.
/// </summary>
internal sealed class LockedHead
{
    public const int ChunkBytes = 1 << 20,
        TagBytes = 16,
        NonceBytes = 12,
        Bytes = 84;

    // A second of one core for whoever has the passphrase, and for each guess of whoever has not (OWASP asks for 210,000).
    private const int Rounds = 600_000,
        MostRounds = 20_000_000,
        SaltBytes = 32,
        CheckBytes = 32;

    private const int SaltAt = 20,
        CheckAt = SaltAt + SaltBytes;

    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("tilth-locked-1\n\0");

    private LockedHead(byte[] raw, byte[] key) => (Raw, Key) = (raw, key);

    /// <summary>The head as it stands in the file.</summary>
    public byte[] Raw { get; }

    public byte[] Key { get; }

    public static bool IsAt(ReadOnlySpan<byte> start) => start.StartsWith(Magic);

    public static LockedHead New(string passphrase)
    {
        var raw = new byte[Bytes];
        Magic.CopyTo(raw, 0);
        BinaryPrimitives.WriteInt32BigEndian(raw.AsSpan(Magic.Length), Rounds);
        RandomNumberGenerator.Fill(raw.AsSpan(SaltAt, SaltBytes));
        var (key, check) = Derive(passphrase, raw, Rounds);
        check.CopyTo(raw, CheckAt);
        return new LockedHead(raw, key);
    }

    /// <summary>Null where the passphrase is another.</summary>
    public static LockedHead? Read(byte[] raw, string passphrase)
    {
        var rounds = BinaryPrimitives.ReadInt32BigEndian(raw.AsSpan(Magic.Length));
        // A number that somebody made up must not keep the machine busy for a day.
        if (rounds is < 1 or > MostRounds)
            return null;
        var (key, check) = Derive(passphrase, raw, rounds);
        return CryptographicOperations.FixedTimeEquals(check, raw.AsSpan(CheckAt, CheckBytes))
            ? new LockedHead(raw, key)
            : null;
    }

    public static void Nonce(Span<byte> nonce, long chunk, bool isLast)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce, chunk);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
    }

    private static (byte[] Key, byte[] Check) Derive(string passphrase, byte[] raw, int rounds)
    {
        var both = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(passphrase.Normalize()),
            raw.AsSpan(SaltAt, SaltBytes),
            rounds,
            HashAlgorithmName.SHA512,
            32 + CheckBytes
        );
        return (both[..32], both[32..]);
    }
}
