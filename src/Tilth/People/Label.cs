using Tilth.Search;
using Tilth.Store;

namespace Tilth.People;

/// <summary>A free tag on people.</summary>
public sealed class Label : ISpaceRow
{
    private Label() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string NameKey { get; private set; } = "";

    public static Label Add(int space, string name, DateTimeOffset at) =>
        new()
        {
            SpaceId = space,
            Id = NewId.At(at),
            Name = name.Trim(),
            NameKey = KeyOf(name),
        };

    public static string KeyOf(string name) => Folding.Fold(name.Trim());
}

/// <summary>A label on a person.</summary>
public sealed class PersonLabel : ISpaceRow, IOfPerson
{
    private PersonLabel() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid LabelId { get; private set; }

    public static PersonLabel Put(int space, Guid person, Guid label, DateTimeOffset at) =>
        new()
        {
            SpaceId = space,
            Id = NewId.At(at),
            PersonId = person,
            LabelId = label,
        };
}
