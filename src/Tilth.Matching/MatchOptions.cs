namespace Tilth.Matching;

/// <summary>What is wanted of a linkage.</summary>
public sealed record MatchOptions
{
    /// <summary>From which probability on a pair is reported: over 0, under 1. Usually .5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Threshold
    {
        get;
        init =>
            field = value is > 0 and < 1
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    value,
                    "A threshold lies between 0 and 1: 0.5 reports what is likelier than not, 0.9 what is nine to one."
                );
    } = .5;

    /// <summary>What to believe of the records; null learns it from them, which an index does when told to.</summary>
    public MatchModel? Model { get; init; }
}
