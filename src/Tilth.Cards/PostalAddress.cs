namespace Tilth.Cards;

/// <summary>A postal address in the parts of RFC 6350 section 6.3.1; a part that is not known is null.</summary>
public sealed record PostalAddress
{
    public string? PostBox { get; init; }
    public string? Extended { get; init; }
    public string? Street { get; init; }
    public string? Locality { get; init; }
    public string? Region { get; init; }
    public string? PostalCode { get; init; }
    public string? Country { get; init; }

    /// <inheritdoc cref="Fact.Labels"/>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <inheritdoc cref="Fact.Preferred"/>
    public bool Preferred { get; init; }

    /// <inheritdoc cref="Fact.Group"/>
    public string? Group { get; init; }

    /// <inheritdoc cref="Fact.Parameters"/>
    public IReadOnlyList<CardParameter> Parameters { get; init; } = [];
}
