namespace Tilth.Site;

/// <summary>How this copy is reached: the one origin that every link uses, and whether a proxy stands before it.</summary>
public sealed record Hosting(string Origin, bool BehindProxy);
