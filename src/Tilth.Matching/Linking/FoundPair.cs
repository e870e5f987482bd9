namespace Tilth.Matching;

/// <summary>Two records that were compared, and what they show.</summary>
internal readonly record struct FoundPair(int First, int Second, Evidence Evidence);
