namespace Tilth.Matching;

/// <summary>Numbers that stand for texts and for several numbers: the same in every run.</summary>
internal static class Mixing
{
    /// <summary>Two numbers as one, well mixed (the finaliser of MurmurHash3).</summary>
    public static ulong Mix(ulong one, ulong other)
    {
        var mixed = one * 0x9E3779B97F4A7C15 + other;
        mixed = (mixed ^ mixed >> 33) * 0xFF51AFD7ED558CCD;
        mixed = (mixed ^ mixed >> 33) * 0xC4CEB9FE1A85EC53;
        return mixed ^ mixed >> 33;
    }

    public static ulong Letters(ReadOnlySpan<char> text)
    {
        var mixed = 0UL;
        foreach (var letter in text)
        {
            mixed = (mixed ^ letter) * 0x100000001B3;
        }
        return mixed + (ulong)text.Length;
    }
}
