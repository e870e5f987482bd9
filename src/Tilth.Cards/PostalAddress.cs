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

    /// <summary>The components behind the country (RFC 9554 section 2.1: room, floor, block ...), empty ones included.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <inheritdoc cref="Fact.Labels"/>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <inheritdoc cref="Fact.Preferred"/>
    public bool Preferred { get; init; }

    /// <inheritdoc cref="Fact.Group"/>
    public string? Group { get; init; }

    /// <inheritdoc cref="Fact.Parameters"/>
    public IReadOnlyList<CardParameter> Parameters { get; init; } = [];
}
