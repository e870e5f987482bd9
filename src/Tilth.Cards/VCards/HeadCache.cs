using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Tilth.Cards;

/// <summary>The heads met so far by their bytes, as many as are worth keeping. Not thread-safe: one per reading.</summary>
internal sealed class HeadCache
{
    private const int Most = 1_000;
    private const int LongestKept = 100;
    private readonly Dictionary<byte[], PropertyHead?> _heads = new(new ByBytes());
    private readonly Dictionary<byte[], PropertyHead?>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public HeadCache() => _lookup = _heads.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>The head that the bytes spell; null if they are none. O(length), mostly without allocating.</summary>
    public PropertyHead? Get(ReadOnlySpan<byte> bytes)
    {
        if (_lookup.TryGetValue(bytes, out var known))
            return known;
        var text = System.Text.Unicode.Utf8.IsValid(bytes)
            ? Encoding.UTF8.GetString(bytes)
            : Charsets.Windows1252.GetString(bytes);
        var head = HeadParser.Parse(text);
        if (bytes.Length <= LongestKept && _heads.Count < Most)
            _lookup[bytes] = head;
        return head;
    }

    private sealed class ByBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
