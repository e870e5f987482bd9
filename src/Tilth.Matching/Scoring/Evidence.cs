namespace Tilth.Matching;

/// <summary>What a pair shows: its pattern, and in bits how rare the shared values are.</summary>
/// <param name="Pattern">How each field compares.</param>
/// <param name="Rarity">Of all values that both have.</param>
/// <param name="OwnRarity">Of those that people of one household or office do not share more than others.</param>
internal readonly record struct Evidence(Pattern Pattern, float Rarity, float OwnRarity);
