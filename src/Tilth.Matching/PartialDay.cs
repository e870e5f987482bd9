namespace Tilth.Matching;

/// <summary>A day of which parts may be unknown: a birthday without its year, or a year alone.</summary>
/// <param name="Year">1 to 9999, or null.</param>
/// <param name="Month">1 to 12, or null.</param>
/// <param name="Day">1 to 31, or null.</param>
/// <remarks>A part out of its range counts as unknown: real lists hold the 31st of June and month 86.</remarks>
public readonly record struct PartialDay(int? Year, int? Month, int? Day);
