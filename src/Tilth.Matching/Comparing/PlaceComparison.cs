namespace Tilth.Matching;

/// <summary>How two different organisations, cities, streets or postal codes compare, folded.</summary>
internal static class PlaceComparison
{
    private const int FewestOfWord = 4,
        FewestForSlip = 5;

    public static Agreement Organisation(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        IsNear(one, other) ? Agreement.Close
        : BeginAlike(one, other) ? Agreement.Overlapping
        : Agreement.Different;

    public static Agreement Place(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        IsNear(one, other) ? Agreement.Close
        : NameComparison.ShareWord(one, other, FewestOfWord) ? Agreement.Overlapping
        : Agreement.Different;

    public static Agreement Street(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (IsNear(one, other))
        {
            return Agreement.Close;
        }
        return NameComparison.ShareWord(one, other, FewestOfWord) ? Agreement.Overlapping : Agreement.Different;
    }

    public static Agreement Postcode(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        NameComparison.AreJoinedAlike(one, other) || NameComparison.IsSlip(one, other)
            ? Agreement.Close
            : Agreement.Different;

    // The first word names it; the others are what many are: a group, a studio.
    private static bool BeginAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var same = one.CommonPrefixLength(other);
        return same >= FewestOfWord && IsEndOfWord(one, same) && IsEndOfWord(other, same)
            || one[..same].LastIndexOf(' ') >= FewestOfWord;
    }

    private static bool IsEndOfWord(ReadOnlySpan<char> text, int at) => at == text.Length || text[at] == ' ';

    private static bool IsNear(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        NameComparison.AreJoinedAlike(one, other)
        || (
            Math.Min(one.Length, other.Length) >= FewestForSlip
            && EditDistance.IsWithin(one, other, 2)
            && !Digits.Differ(one, other)
        );
}
