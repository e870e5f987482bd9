using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>A person's place in an organisation: as what, from when to when, and found through whom.</summary>
public sealed class Affiliation : ISpaceRow, IOfPerson
{
    private Affiliation() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>Null where only a title is known.</summary>
    public Guid? OrganisationId { get; private set; }

    public string? Title { get; private set; }
    public string? Role { get; private set; }
    public IReadOnlyList<string> Units { get; private set; } = [];
    public PartialDate? From { get; private set; }
    public PartialDate? To { get; private set; }
    public bool IsPast { get; private set; }

    /// <summary>The person through whom this place was found.</summary>
    public Guid? FoundThroughId { get; private set; }

    /// <summary>The group of the card's ORG and TITLE, kept for the way out.</summary>
    public string? CardGroup { get; private set; }

    /// <summary>What the card said beside ORG, TITLE and ROLE, each as a property without a value.</summary>
    public IReadOnlyList<CardProperty> CardDetails { get; private set; } = [];

    public static Affiliation Of(Person person, Guid id) =>
        new()
        {
            SpaceId = person.SpaceId,
            Id = id,
            PersonId = person.Id,
        };

    public static Affiliation Of(Person person, Guid? organisation, string? title, DateTimeOffset at)
    {
        var affiliation = Of(person, NewId.At(at));
        (affiliation.OrganisationId, affiliation.Title) = (organisation, title);
        return affiliation;
    }

    public void Describe(string? title, string? role, IReadOnlyList<string> units) =>
        (Title, Role, Units) = (title, role, units);

    /// <summary>As it stood on a card: in that group, with what was said beside it.</summary>
    public void CameAs(string? group, IReadOnlyList<CardProperty> details) =>
        (CardGroup, CardDetails) = (group, details);

    public void Call(string? title)
    {
        if (title != Title)
            Forget("TITLE");
        Title = title;
    }

    public void Move(Guid? organisation)
    {
        if (organisation != OrganisationId)
            Forget("ORG");
        OrganisationId = organisation;
    }

    public void Lasted(PartialDate? from, PartialDate? to, bool isPast) =>
        (From, To, IsPast) = (from, to, isPast || to is not null);

    public void FoundThrough(Guid? person) => FoundThroughId = person;

    private void Forget(string name)
    {
        if (CardDetails.Count > 0)
            CardDetails =
            [
                .. CardDetails.Where(detail => !detail.Name.Equals(name, StringComparison.OrdinalIgnoreCase)),
            ];
    }
}
