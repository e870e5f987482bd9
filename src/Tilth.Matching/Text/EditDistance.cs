namespace Tilth.Matching;

/// <summary>How many slips two texts are apart.</summary>
internal static class EditDistance
{
    /// <summary>
    /// Whether one slip explains the difference: a letter too many, too few, another one, or two neighbours that changed places
    /// (Damerau 1964). Linear. Equal texts are within one slip too.
    /// </summary>
    public static bool IsWithinOne(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length > other.Length)
        {
            return IsWithinOne(other, one);
        }
        if (other.Length - one.Length > 1)
        {
            return false;
        }
        var same = one.CommonPrefixLength(other);
        if (other.Length > one.Length)
        {
            return one[same..].SequenceEqual(other[(same + 1)..]);
        }
        if (same >= one.Length - 1 || one[(same + 1)..].SequenceEqual(other[(same + 1)..]))
        {
            return true;
        }
        return one[same] == other[same + 1]
            && one[same + 1] == other[same]
            && one[(same + 2)..].SequenceEqual(other[(same + 2)..]);
    }

    /// <summary>
    /// Whether the distance of Levenshtein (1966) is at most <paramref name="most"/>, which must be small: where the texts
    /// first differ, each of the three slips is tried, so that texts that have little in common cost next to nothing.
    /// </summary>
    public static bool IsWithin(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return false;
        }
        var same = one.CommonPrefixLength(other);
        one = one[same..];
        other = other[same..];
        if (one.IsEmpty || other.IsEmpty)
        {
            return one.Length + other.Length <= most;
        }
        return most > 0
            && (
                IsWithin(one[1..], other[1..], most - 1)
                || IsWithin(one[1..], other, most - 1)
                || IsWithin(one, other[1..], most - 1)
            );
    }
}
