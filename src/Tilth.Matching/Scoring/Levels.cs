namespace Tilth.Matching;

/// <summary>Which agreements are weighed by their value.</summary>
internal static class Levels
{
    public const int Count = 10,
        Fields = 14;

    /// <summary>Whether strangers agree so as often as the value is frequent, and not at one rate.</summary>
    public static bool DependOnValue(MatchField field, Agreement level) =>
        field != MatchField.Suffix && level >= Agreement.Swapped;

    /// <summary>Whether people of one household or office share it no more often than strangers do.</summary>
    public static bool AreOwn(MatchField field) =>
        field is MatchField.GivenName or MatchField.AdditionalName or MatchField.Birthday;
}
