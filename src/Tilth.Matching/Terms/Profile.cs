namespace Tilth.Matching;

/// <summary>
/// A record as it is compared: numbers, ordered, each a field (4 bits) and the number of a text in its table (28 bits). A
/// birthday is its own number.
/// </summary>
internal static class Profile
{
    private const int Bits = 28,
        Mask = (1 << Bits) - 1;

    public static uint Value(MatchField field, int term) => (uint)field << Bits | (uint)term;

    public static MatchField Field(uint value) => (MatchField)(value >> Bits);

    public static int Term(uint value) => (int)(value & Mask);

    /// <summary>The values of one field.</summary>
    public static ReadOnlySpan<uint> Of(ReadOnlySpan<uint> profile, MatchField field)
    {
        var start = 0;
        while (start < profile.Length && Field(profile[start]) < field)
        {
            start++;
        }
        var end = start;
        while (end < profile.Length && Field(profile[end]) == field)
        {
            end++;
        }
        return profile[start..end];
    }
}
