namespace Tilth.Matching;

/// <summary>Two of an index who probably are one person.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Probability">Between 0 and 1, as the model sees it.</param>
/// <param name="Reasons">What speaks for and against it, the heaviest first.</param>
public sealed record Likeness(Guid First, Guid Second, double Probability, IReadOnlyList<Reason> Reasons);
