using Tilth.Cards;
using Tilth.Search;

namespace Tilth.People;

/// <summary>The folded text by which lists of people are sorted, bytewise, on both databases.</summary>
public static class SortNames
{
    private const int Longest = 200;

    /// <summary>
    /// Family name, then given name, where the parts are known or the name can be taken apart without guessing; else the name
    /// as it is shown. So those typed by hand stand among those of an address book.
    /// </summary>
    public static string Of(string displayName, NameParts parts)
    {
        var known = parts is { Given: null, Family: null } ? NameSplitter.Split(displayName) : parts;
        var text = known.Family is { Length: > 0 } family
            ? $"{family} {known.SecondFamily} {known.Given}"
            : displayName;
        var folded = Folding.Fold(text);
        return folded.Length > Longest ? folded[..Longest] : folded;
    }
}
