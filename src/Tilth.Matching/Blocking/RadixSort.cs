namespace Tilth.Matching;

/// <summary>Sorts numbers by some of their bits, those that are equal in them in the order in which they stood.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11,
        Digits = 1 << DigitBits;

    /// <summary>Linear in the count. The bits above those given must be 0 or not matter.</summary>
    /// <param name="values">The numbers; used up.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="from">The lowest bit that counts.</param>
    /// <param name="bits">How many bits from there on count.</param>
    /// <returns>An array of at least that many numbers, sorted: the given one or another.</returns>
    public static ulong[] Sort(ulong[] values, int count, int from, int bits)
    {
        var other = new ulong[count];
        var starts = new int[Digits];
        for (var shift = from; shift < from + bits; shift += DigitBits)
        {
            Array.Clear(starts);
            foreach (var value in values.AsSpan(0, count))
            {
                starts[value >> shift & (Digits - 1)]++;
            }
            var sum = 0;
            foreach (ref var start in starts.AsSpan())
            {
                (start, sum) = (sum, sum + start);
            }
            foreach (var value in values.AsSpan(0, count))
            {
                other[starts[value >> shift & (Digits - 1)]++] = value;
            }
            (values, other) = (other, values);
        }
        return values;
    }
}
