namespace Tilth.Matching;

/// <summary>
/// The likeness of two words by Jaro (1989) with the bonus of Winkler (1990) for a common beginning: 0 for nothing in common, 1
/// for equal. The scale of the bonus is 0.1 for each of at most four letters, as in the paper.
/// </summary>
internal static class JaroWinkler
{
    private const int Longest = 64;

    /// <summary>Time is the product of the lengths; of each text the first 64 characters count.</summary>
    public static double Similarity(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        one = one[..Math.Min(one.Length, Longest)];
        other = other[..Math.Min(other.Length, Longest)];
        if (one.IsEmpty || other.IsEmpty)
        {
            return one.Length == other.Length ? 1 : 0;
        }
        var window = Math.Max(0, Math.Max(one.Length, other.Length) / 2 - 1);
        ulong inOne = 0,
            inOther = 0;
        for (var i = 0; i < one.Length; i++)
        {
            var end = Math.Min(other.Length - 1, i + window);
            for (var j = Math.Max(0, i - window); j <= end; j++)
            {
                if ((inOther >> j & 1) == 0 && one[i] == other[j])
                {
                    inOne |= 1UL << i;
                    inOther |= 1UL << j;
                    break;
                }
            }
        }
        var common = System.Numerics.BitOperations.PopCount(inOne);
        if (common == 0)
        {
            return 0;
        }
        var jaro =
            (
                (double)common / one.Length
                + (double)common / other.Length
                + (common - Transpositions(one, other, inOne, inOther) / 2.0) / common
            ) / 3;
        var prefix = Math.Min(4, one.CommonPrefixLength(other));
        return jaro + prefix * .1 * (1 - jaro);
    }

    private static int Transpositions(ReadOnlySpan<char> one, ReadOnlySpan<char> other, ulong inOne, ulong inOther)
    {
        var outOfOrder = 0;
        while (inOne != 0)
        {
            var (i, j) = (
                System.Numerics.BitOperations.TrailingZeroCount(inOne),
                System.Numerics.BitOperations.TrailingZeroCount(inOther)
            );
            if (one[i] != other[j])
            {
                outOfOrder++;
            }
            inOne &= inOne - 1;
            inOther &= inOther - 1;
        }
        return outOfOrder;
    }
}
