using Tilth.Store;

namespace Tilth.People;

/// <summary>A ring of closeness of my own, which carries how often I want to be in touch.</summary>
public sealed class Circle : IMemberRow
{
    private Circle() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>How often, in days; null for no rhythm.</summary>
    public int? CadenceDays { get; private set; }

    public int Place { get; private set; }

    public static Circle Draw(Me me, string name, int? cadenceDays, int place, DateTimeOffset at) =>
        new()
        {
            SpaceId = me.SpaceId,
            Id = NewId.At(at),
            MemberId = me.MemberId,
            Name = name,
            CadenceDays = cadenceDays,
            Place = place,
        };

    public void Redraw(string name, int? cadenceDays) => (Name, CadenceDays) = (name, cadenceDays);
}
