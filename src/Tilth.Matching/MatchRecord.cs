namespace Tilth.Matching;

/// <summary>
/// What is known of somebody, as written. Every part may be missing and most may have several values; what is missing speaks
/// neither for nor against anything.
/// </summary>
/// <remarks>
/// Values need not be prepared: case, accents, punctuation, the forms of telephone numbers and of e-mail addresses are taken
/// care of. Of each part at most <see cref="MostValues"/> values count, of each value the first <see cref="LongestValue"/>
/// characters. A null within a list is passed over.
/// </remarks>
public sealed record MatchRecord
{
    /// <summary>How many values of a part count.</summary>
    public const int MostValues = 16;

    /// <summary>How many characters of a value count.</summary>
    public const int LongestValue = 200;

    /// <summary>The name; further ones are other names of the same person (maiden name, other script, phonetic).</summary>
    public IReadOnlyList<PersonName> Names { get; init; } = [];

    /// <summary>What friends say: counted as further given names.</summary>
    public IReadOnlyList<string> Nicknames { get; init; } = [];

    /// <summary>Names of companies and the like; legal forms (Ltd, GmbH) do not count.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>E-mail addresses.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Telephone numbers, national or international, with or without extension.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Numbers that are meant to be given once: of a card, of an account, of social security.</summary>
    public IReadOnlyList<string> Uids { get; init; } = [];

    /// <summary>Cities and other places where they live or work.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Streets with the number of the house: <c>12 Seed Lane</c>.</summary>
    public IReadOnlyList<string> Streets { get; init; } = [];

    /// <summary>Postal codes.</summary>
    public IReadOnlyList<string> Postcodes { get; init; } = [];

    /// <summary>The birthday, or null.</summary>
    public PartialDay? Birthday { get; init; }

    /// <summary>Web addresses: of a profile or their own site.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];
}
