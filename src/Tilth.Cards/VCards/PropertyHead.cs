namespace Tilth.Cards;

/// <summary>
/// All of a property before its colon, understood once: lines of address books repeat few of them, so they are shared.
/// Immutable.
/// </summary>
internal sealed class PropertyHead
{
    public required string? Group { get; init; }
    public required string Name { get; init; }
    public required PropertyKind Kind { get; init; }

    /// <summary>The scheme of a messenger property that names its service (X-AIM).</summary>
    public required string? Scheme { get; init; }

    /// <summary>The parameters as they stand, without those resolved on reading (CHARSET, quoted-printable).</summary>
    public required IReadOnlyList<CardParameter> Parameters { get; init; }

    /// <summary>The TYPE values as labels, without PREF and without INTERNET, which says nothing.</summary>
    public required IReadOnlyList<string> Labels { get; init; }
    public required bool Preferred { get; init; }

    /// <summary>The parameters but for TYPE, PREF=1, ENCODING.</summary>
    public required IReadOnlyList<CardParameter> Others { get; init; }

    /// <summary>The VALUE parameter in lower case, the words of 2.1 in those of today; null for none.</summary>
    public required string? ValueType { get; init; }
    public required string? Charset { get; init; }
    public required bool QuotedPrintable { get; init; }
    public required bool Base64 { get; init; }

    /// <summary>True if a parameter stands bare or is of a kind that vCard 2.1 alone has.</summary>
    public required bool LooksOld { get; init; }
}

/// <summary>A property with its value decoded, but still escaped as in its file until the version is known.</summary>
internal readonly record struct RawProperty(PropertyHead Head, string Value, long Line);
