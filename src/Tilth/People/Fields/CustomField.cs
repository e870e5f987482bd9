using Tilth.Store;

namespace Tilth.People.Fields;

/// <summary>What kind of thing a field of one's own holds.</summary>
public enum FieldKind
{
    Text,
    Number,
    Date,
    YesNo,
    Link,
}

/// <summary>A fact that this book keeps about people beside those that every book knows: its name and its kind.</summary>
public sealed class CustomField : ISpaceRow
{
    private CustomField() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public FieldKind Kind { get; private set; }

    public static CustomField Define(int space, string name, FieldKind kind, Guid id) =>
        new()
        {
            SpaceId = space,
            Id = id,
            Name = name.Trim(),
            Kind = kind,
        };

    public void Rename(string name) => Name = name.Trim();
}

/// <summary>What such a field says of one person, in the one way in which its kind is written.</summary>
public sealed class CustomValue : ISpaceRow, IOfPerson
{
    private CustomValue() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid FieldId { get; private set; }
    public string Text { get; private set; } = "";

    public static CustomValue Of(Person person, Guid field, string text, DateTimeOffset at) =>
        new()
        {
            SpaceId = person.SpaceId,
            Id = NewId.At(at),
            PersonId = person.Id,
            FieldId = field,
            Text = text,
        };

    public void Say(string text) => Text = text;
}
