namespace Tilth.Cards;

/// <summary>The versions of vCard in use: 2.1 is read alone, 3.0 (RFC 2426) and 4.0 (RFC 6350) are read and written.</summary>
public enum VCardVersion
{
    V21,
    V30,
    V40,
}

/// <summary>
/// A card as it stands in its file, property by property in order, BEGIN, END and VERSION left out. Of a 2.1 card the
/// character set, quoted-printable and escaping are already resolved: values are escaped as in 3.0 and 4.0, and bare
/// parameters (<c>TEL;HOME</c>) stand as TYPE. Nothing else is changed.
/// </summary>
/// <param name="Version">The version it claims; without a claim, the one that it looks like.</param>
/// <param name="Properties">All its properties in order.</param>
public sealed record VCard(VCardVersion Version, IReadOnlyList<CardProperty> Properties);

/// <summary>One card of a file, or the trace of one that could not be read.</summary>
public sealed record ReadCard
{
    /// <summary>What the card says of a person; null where it says nothing that could name one (see the problems).</summary>
    public required Contact? Contact { get; init; }

    /// <summary>The card itself, complete.</summary>
    public required VCard Card { get; init; }

    /// <summary>What was wrong in it, in order of the lines; empty for a sound card.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>The line of the file on which it begins, counted from 1.</summary>
    public required long Line { get; init; }
}

/// <summary>Limits and assumptions of <see cref="VCardReader"/>; the defaults suit address books of any size.</summary>
public sealed record VCardReadOptions
{
    /// <summary>The most that one card may hold; what follows in it is left out, with a problem. 2 MiB by default.</summary>
    public int MaxCardBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>The most that one unfolded line may hold; a longer property is left out. 2 MiB by default.</summary>
    public int MaxLineBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>The most properties in one card; further ones are left out. 5,000 by default.</summary>
    public int MaxProperties { get; init; } = 5_000;

    /// <summary>The most problems told of one card; further ones are counted in a last one. 100 by default.</summary>
    public int MaxProblems { get; init; } = 100;

    /// <summary>The character set of text that is not UTF-8 and declares none; Windows-1252 by default.</summary>
    public string FallbackCharset { get; init; } = "windows-1252";
}
