using Tilth.Cards;
using Tilth.Search;

namespace Tilth.People;

/// <summary>The folded text by which lists of people are sorted, bytewise, on both databases.</summary>
public static class SortNames
{
    private const int Longest = 200;

    /// <summary>Family name, then given name, where the parts are known; else the name as it is shown.</summary>
    public static string Of(string displayName, NameParts parts)
    {
        var text = parts.Family is { Length: > 0 } family
            ? $"{family} {parts.SecondFamily} {parts.Given}"
            : displayName;
        var folded = Folding.Fold(text);
        return folded.Length > Longest ? folded[..Longest] : folded;
    }
}
