using Tilth.Store;

namespace Tilth.People;

public enum PersonKeyKind
{
    Email,
    Phone,
    Uid,
    Name,
}

/// <summary>By what a person is recognised when they come in again: derived from the person's facts.</summary>
public sealed class PersonKey : ISpaceRow, IDerivedRow
{
    private PersonKey() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public PersonKeyKind Kind { get; private set; }
    public string Value { get; private set; } = "";

    public static PersonKey Of(Person person, PersonKeyKind kind, string value, DateTimeOffset at) =>
        new()
        {
            SpaceId = person.SpaceId,
            Id = NewId.At(at),
            PersonId = person.Id,
            Kind = kind,
            Value = value,
        };
}
