using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Listing;

/// <summary>A fixed list of mine: those who were on it when it was made, whatever becomes true of them later.</summary>
public sealed class Audience : IMemberRow
{
    private Audience() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public string Name { get; private set; } = "";
    public string NameKey { get; private set; } = "";
    public DateOnly MadeOn { get; private set; }

    public static Audience Make(Me me, string name, DateOnly on, DateTimeOffset at) =>
        new()
        {
            SpaceId = me.SpaceId,
            Id = NewId.At(at),
            MemberId = me.MemberId,
            Name = name.Trim(),
            NameKey = KeyOf(name),
            MadeOn = on,
        };

    public static string KeyOf(string name) => Folding.Fold(name.Trim());
}

/// <summary>A person on a fixed list.</summary>
public sealed class AudienceMember : IMemberRow, IOfPerson
{
    private AudienceMember() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public Guid AudienceId { get; private set; }
    public Guid PersonId { get; private set; }

    public static AudienceMember Put(Me me, Guid audience, Guid person, DateTimeOffset at) =>
        new()
        {
            SpaceId = me.SpaceId,
            Id = NewId.At(at),
            MemberId = me.MemberId,
            AudienceId = audience,
            PersonId = person,
        };
}
