namespace Tilth.Matching;

/// <summary>How two folded names compare.</summary>
internal static class NameComparison
{
    // Jaro-Winkler from here on counts as a slip in a given name, as sounding alike in a family name; the thresholds that
    // linkage programs commonly use are .88 to .92.
    private const double NearGiven = .92,
        NearFamily = .90,
        NearInSound = .88;
    private const int FewestForSlip = 4,
        FewestForSlipAtFirst = 6,
        FewestForBeginning = 3;

    public static Agreement Given(
        ReadOnlySpan<char> one,
        ReadOnlySpan<char> other,
        in NameTraits ofOne,
        in NameTraits ofOther
    )
    {
        if (Nicknames.Meet(ofOne.Families, ofOther.Families))
        {
            return Agreement.Variant;
        }
        if (IsInitial(one, other) || IsInitial(other, one))
        {
            return Agreement.Initial;
        }
        var first = First(one);
        var second = First(other);
        if ((first.Length > 1 && first.SequenceEqual(second)) || AreJoinedAlike(one, other))
        {
            return Agreement.Variant;
        }
        if (IsSlip(one, other) || AreNear(one, other, areAlikeInSound: ofOne.Sound == ofOther.Sound))
        {
            return Agreement.Close;
        }
        return IsBeginning(first, second) || IsBeginning(second, first) ? Agreement.Variant : Agreement.Different;
    }

    public static Agreement Family(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (AreJoinedAlike(one, other) || IsSlip(one, other))
        {
            return Agreement.Close;
        }
        return ShareWord(one, other, FewestForSlip) || JaroWinkler.Similarity(one, other) >= NearFamily
            ? Agreement.Overlapping
            : Agreement.Different;
    }

    public static Agreement Additional(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (IsInitial(one, other) || IsInitial(other, one))
        {
            return Agreement.Initial;
        }
        return IsSlip(one, other) ? Agreement.Close
            : ShareWord(one, other, FewestForBeginning) ? Agreement.Overlapping
            : Agreement.Different;
    }

    /// <summary>Whether two texts have a word of so many letters in common.</summary>
    public static bool ShareWord(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int fewest)
    {
        foreach (var word in one.Split(' '))
        {
            foreach (var another in other.Split(' '))
            {
                var (start, end) = word.GetOffsetAndLength(one.Length);
                if (end >= fewest && one.Slice(start, end).SequenceEqual(other[another]))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>Whether only spaces differ.</summary>
    public static bool AreJoinedAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (!one.Contains(' ') && !other.Contains(' '))
        {
            return one.SequenceEqual(other);
        }
        int i = 0,
            j = 0;
        while (true)
        {
            i += i < one.Length && one[i] == ' ' ? 1 : 0;
            j += j < other.Length && other[j] == ' ' ? 1 : 0;
            if (i == one.Length || j == other.Length)
            {
                return i == one.Length && j == other.Length;
            }
            if (one[i++] != other[j++])
            {
                return false;
            }
        }
    }

    // Hardly anybody mistakes the first letter, and short names that differ in it are names of two: Gale and Vale.
    public static bool IsSlip(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        Math.Max(one.Length, other.Length) >= FewestForSlip
        && (one[..1].SequenceEqual(other[..1]) || Math.Min(one.Length, other.Length) >= FewestForSlipAtFirst)
        && EditDistance.IsWithinOne(one, other);

    // Bryony and Bryonie: what sounds alike may be written a little less alike.
    private static bool AreNear(ReadOnlySpan<char> one, ReadOnlySpan<char> other, bool areAlikeInSound) =>
        JaroWinkler.Similarity(one, other) >= (areAlikeInSound ? NearInSound : NearGiven);

    private static bool IsInitial(ReadOnlySpan<char> initial, ReadOnlySpan<char> name) =>
        initial.Length > 0
        && name.Length > 0
        && initial[0] == name[0]
        && (initial.Length == 1 || (initial.Length == 3 && initial[1] == ' '));

    private static bool IsBeginning(ReadOnlySpan<char> start, ReadOnlySpan<char> name) =>
        start.Length >= FewestForBeginning && name.StartsWith(start);

    private static ReadOnlySpan<char> First(ReadOnlySpan<char> name) =>
        name.IndexOf(' ') is var space and > 0 ? name[..space] : name;
}
