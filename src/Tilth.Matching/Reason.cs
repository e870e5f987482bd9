namespace Tilth.Matching;

/// <summary>One piece of the evidence for or against two records being one person, as data to make a sentence of.</summary>
/// <param name="Field">What was compared.</param>
/// <param name="Agreement">How it compared; never <see cref="Agreement.Unknown"/>.</param>
/// <param name="Weight">
/// In bits, as Fellegi and Sunter (1969) weigh it: log2 of how much likelier this is with one person than with two strangers. 1
/// doubles the odds, -1 halves them. With the same value it depends on how many have that value.
/// </param>
/// <param name="First">The value of the first record that was compared, in its folded form.</param>
/// <param name="Second">The value of the second.</param>
public sealed record Reason(MatchField Field, Agreement Agreement, double Weight, string First, string Second);
