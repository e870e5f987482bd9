namespace Tilth.Store.Erasure;

/// <summary>All that is found of one person in a book, so that nothing of it is left.</summary>
public sealed class Traces(Guid person, EveryRow every)
{
    /// <summary>The person, and whoever became part of them.</summary>
    public ISet<Guid> Ids { get; } = new HashSet<Guid> { person };

    /// <summary>The rows of all members, for rooms that have to look beyond what the reader may see.</summary>
    public EveryRow Every => every;

    /// <summary>True once somebody of that id was found, in the book or in its trash.</summary>
    public bool IsAnybody { get; set; }

    /// <summary>What goes with them beside the rows that cannot stand without them.</summary>
    public ISet<ISpaceRow> Goes { get; } = new HashSet<ISpaceRow>(ReferenceEqualityComparer.Instance);

    /// <summary>Records that stay and are about them as well: also a single word of their names is taken out of these.</summary>
    public ISet<ISpaceRow> About { get; } = new HashSet<ISpaceRow>(ReferenceEqualityComparer.Instance);

    /// <summary>What records looked like that referred to them before: where they lie in the trash, that is all there is.</summary>
    public IList<OldImage> Images { get; } = [];

    /// <summary>What they are called as a whole, and their addresses: taken out of every text.</summary>
    public ISet<string> Names { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Single words of their names: taken out of the texts that are about them.</summary>
    public ISet<string> Parts { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>By what they would be known if they came again.</summary>
    public ISet<string> Keys { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The JSON with their names taken out of its texts, as a finished job keeps it; as it is where they are not named.</summary>
    public string Without(string json) => Words.Of(Names, []).WithoutInJson(json) ?? json;

    /// <summary>True if they are named there.</summary>
    public bool AreIn(string text) => Words.Of(Names, []).Holds(text);

    /// <summary>The records of which no image may be left.</summary>
    internal HashSet<Guid> Records { get; } = [];

    /// <summary>The places in the feed at which an image names them.</summary>
    internal List<long> Places { get; } = [];

    /// <summary>How many records were taken away, and from how many a name was taken out.</summary>
    internal (int Gone, int Changed) Counts { get; set; }
}

/// <summary>A record as it was, by its kind.</summary>
public sealed record OldImage(string Kind, Guid RecordId, System.Text.Json.Nodes.JsonObject Fields)
{
    /// <summary>Of the field by that name, if it refers to something.</summary>
    public Guid? Reference(string field) =>
        Fields[field] is { } value && Guid.TryParse((string?)value, out var id) ? id : null;
}
