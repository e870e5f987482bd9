using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Listing;

/// <summary>A saved search of mine: it finds whom it holds of today, whoever that is by then.</summary>
public sealed class Segment : IMemberRow
{
    private Segment() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public string Name { get; private set; } = "";
    public string NameKey { get; private set; } = "";

    /// <summary>What is asked, in the language of <see cref="Segments.SegmentQuery"/>.</summary>
    public string Query { get; private set; } = "";

    public PeopleSort Sort { get; private set; }

    public static Segment Save(Me me, string name, DateTimeOffset at) =>
        new()
        {
            SpaceId = me.SpaceId,
            Id = NewId.At(at),
            MemberId = me.MemberId,
            Name = name.Trim(),
            NameKey = Folding.Fold(name.Trim()),
        };

    public void Asks(string query, PeopleSort sort) => (Query, Sort) = (query, sort);
}
