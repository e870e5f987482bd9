namespace Tilth.Cards;

/// <summary>
/// A name in parts (RFC 6350 section 6.2.2 with the secondary surname and generation of RFC 9554). Every part may be
/// missing: a one-word name has only <see cref="Given"/>, or no parts at all beside the display name.
/// </summary>
public sealed record NameParts
{
    /// <summary>A name of which no part is known.</summary>
    public static readonly NameParts None = new();

    public string? Prefix { get; init; }
    public string? Given { get; init; }
    public string? Additional { get; init; }
    public string? Family { get; init; }
    public string? SecondFamily { get; init; }
    public string? Suffix { get; init; }
    public string? Generation { get; init; }
    public string? PhoneticGiven { get; init; }
    public string? PhoneticAdditional { get; init; }
    public string? PhoneticFamily { get; init; }

    /// <summary>The parts in the order in which they are said; null if none is known.</summary>
    public string? Joined() => DisplayNames.FromParts(this);

    /// <summary>True if any part but the phonetic ones is known.</summary>
    internal bool HasParts =>
        (Prefix ?? Given ?? Additional ?? Family ?? SecondFamily ?? Suffix ?? Generation) is not null;
}
