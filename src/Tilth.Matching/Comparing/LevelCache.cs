namespace Tilth.Matching;

/// <summary>Remembers how pairs of texts compared: the same few names meet each other again and again.</summary>
internal sealed class LevelCache
{
    private const int Bits = 15;

    private readonly ulong[] _keys = new ulong[1 << Bits];
    private readonly byte[] _levels = new byte[1 << Bits];

    // Numbers have 28 bits and the field 4; a key of a real pair is never 0, as no text is compared with itself.
    public bool TryGet(MatchField field, int one, int other, out Agreement level)
    {
        var key = Key(field, one, other);
        var at = At(key);
        level = (Agreement)_levels[at];
        return _keys[at] == key;
    }

    public void Set(MatchField field, int one, int other, Agreement level)
    {
        var key = Key(field, one, other);
        (_keys[At(key)], _levels[At(key)]) = (key, (byte)level);
    }

    private static ulong Key(MatchField field, int one, int other) =>
        (ulong)field << 56 | (ulong)Math.Min(one, other) << 28 | (uint)Math.Max(one, other);

    private static int At(ulong key) => (int)(key * 0x9E3779B97F4A7C15 >> (64 - Bits));
}
