namespace Tilth.Matching;

/// <summary>Two records that are probably one person.</summary>
/// <param name="First">The position of the one, the smaller.</param>
/// <param name="Second">The position of the other.</param>
/// <param name="Probability">Between 0 and 1, as the model sees it.</param>
public readonly record struct MatchPair(int First, int Second, double Probability);
