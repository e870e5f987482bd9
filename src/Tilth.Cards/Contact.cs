namespace Tilth.Cards;

/// <summary>
/// One entry of an address book, whatever file it came from: the facts that Tilth models, each with its source's own
/// words, and in <see cref="Rest"/> every property that it does not model, so that nothing is lost on the way out.
/// </summary>
public sealed record Contact
{
    /// <summary>The UID of the card; null where the file has none (CSV).</summary>
    public string? Uid { get; init; }

    /// <summary>The name as it is to be shown (FN); never empty: built from parts, organisation, e-mail or phone if need be.</summary>
    public required string DisplayName { get; init; }

    public NameParts Name { get; init; } = NameParts.None;
    public IReadOnlyList<string> Nicknames { get; init; } = [];
    public IReadOnlyList<Fact> Emails { get; init; } = [];
    public IReadOnlyList<Fact> Phones { get; init; } = [];
    public IReadOnlyList<PostalAddress> Addresses { get; init; } = [];

    /// <summary>Web addresses (URL, social profiles): http and https alone; others stay in <see cref="Rest"/>.</summary>
    public IReadOnlyList<Fact> Links { get; init; } = [];

    /// <summary>Instant messaging addresses (IMPP, X-JABBER ...), the value as a URI with the service as scheme.</summary>
    public IReadOnlyList<Fact> Messengers { get; init; } = [];

    /// <summary>Partner, child, assistant ... (RELATED, X-SPOUSE, X-ABRELATEDNAMES): the name, labelled with the relation.</summary>
    public IReadOnlyList<Fact> Related { get; init; } = [];

    /// <summary>ORG, TITLE and ROLE that belong together, joined by group, else by order.</summary>
    public IReadOnlyList<Work> Work { get; init; } = [];

    public PartialDate? Birthday { get; init; }
    public PartialDate? Anniversary { get; init; }
    public string? Pronouns { get; init; }

    /// <summary>The free text of the entry (NOTE); several are joined by a blank line.</summary>
    public string? Note { get; init; }

    /// <summary>CATEGORIES, each once, as written.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    public Photo? Photo { get; init; }

    /// <summary>When the source last changed it (REV); null if it does not say.</summary>
    public DateTimeOffset? Revision { get; init; }

    /// <summary>The day on which this connection was made, where the source records one (LinkedIn).</summary>
    public DateOnly? ConnectedOn { get; init; }

    /// <summary>
    /// What the source said besides the value of a single fact (FN, N, BDAY, NOTE, PHOTO ...): its group and parameters,
    /// as a property of that name without a value (for a date, the time of day that stood behind it).
    /// </summary>
    public IReadOnlyList<CardProperty> Details { get; init; } = [];

    /// <summary>
    /// Everything else, in order, to be written out again as it came; values in the escaping of vCard 3.0 and 4.0
    /// whatever the version of the source, binary ones as <c>data:</c> URIs.
    /// </summary>
    public IReadOnlyList<CardProperty> Rest { get; init; } = [];
}

/// <summary>A post: where, as what, in which units; any of the three may be missing, not all.</summary>
public sealed record Work
{
    public string? Organisation { get; init; }
    public IReadOnlyList<string> Units { get; init; } = [];
    public string? Title { get; init; }
    public string? Role { get; init; }

    /// <inheritdoc cref="Fact.Group"/>
    public string? Group { get; init; }

    /// <summary>Parameters of ORG, TITLE and ROLE, each as a property of that name without a value.</summary>
    public IReadOnlyList<CardProperty> Details { get; init; } = [];
}

/// <summary>A photo: the bytes as they came, or the address where they are; exactly one of the two.</summary>
public sealed record Photo(byte[]? Bytes, string? MediaType, string? Uri);

/// <summary>
/// A property of a vCard as it stands, unfolded and decoded: the value still escaped, as vCard 3.0 and 4.0 escape text.
/// </summary>
public sealed record CardProperty(string? Group, string Name, IReadOnlyList<CardParameter> Parameters, string Value);
