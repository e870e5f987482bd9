namespace Tilth.Cards;

/// <summary>
/// One value of a fact that may have several (an e-mail address, a phone, a link ...), with all that its source said of it.
/// </summary>
public sealed record Fact
{
    /// <summary>The value as it was written, unescaped: an address, a number as typed, a URI.</summary>
    public required string Value { get; init; }

    /// <summary>What it is for, in lower case where standard (<c>home</c>, <c>work</c>, <c>cell</c>), else as written.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>True where the source marked this one as preferred (PREF=1 or TYPE=PREF).</summary>
    public bool Preferred { get; init; }

    /// <summary>The vCard group (<c>item1</c>) that ties this value to properties that we do not model; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>Parameters other than those behind <see cref="Labels"/> and <see cref="Preferred"/>, in order.</summary>
    public IReadOnlyList<CardParameter> Parameters { get; init; } = [];

    /// <summary>The vCard property it came from (<c>X-AIM</c>, <c>X-SPOUSE</c>); null for the usual one of its kind.</summary>
    public string? Property { get; init; }
}

/// <summary>A vCard parameter with its values in order (RFC 6350 section 5).</summary>
public sealed record CardParameter(string Name, IReadOnlyList<string> Values);
