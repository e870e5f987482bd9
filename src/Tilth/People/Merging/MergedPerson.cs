using Tilth.Store;

namespace Tilth.People.Merging;

/// <summary>An entry that became part of another person: its address leads there, and where it came from is still known.</summary>
public sealed class MergedPerson : ISpaceRow, IOfPerson
{
    private MergedPerson() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>The id that the person had who is no more: an address that somebody may have kept.</summary>
    public Guid OldId { get; private set; }

    /// <summary>Who it is now; where that person becomes part of another in turn, this follows.</summary>
    public Guid PersonId { get; private set; }

    public string Name { get; private set; } = "";

    public Origin Origin { get; private set; } = Origin.Unknown;

    public static MergedPerson Of(Person goes, Person into, DateTimeOffset at) =>
        new()
        {
            SpaceId = into.SpaceId,
            Id = NewId.At(at),
            OldId = goes.Id,
            PersonId = into.Id,
            Name = goes.DisplayName,
            Origin = goes.Origin,
        };
}
