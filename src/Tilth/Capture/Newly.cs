using Tilth.Cards;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Capture;

/// <summary>What a line and the answer to its question do alike: put somebody new into the book.</summary>
internal static class Newly
{
    public static async Task<Guid> NewPerson(
        this TilthDb db,
        Me me,
        string name,
        string? title,
        string? organisation,
        Standing standing,
        DateOnly? met,
        DateTimeOffset now
    )
    {
        var person = Person.Add(me.SpaceId, name, new Origin("a line", now), now);
        db.Add(person);
        if (organisation is not null || title is not null)
            db.Add(Affiliation.Of(person, await db.OrganisationNamed(me.SpaceId, organisation, now), title, now));
        var mine = Relationship.With(person.Id, me, standing, now);
        if (met is { } on)
            mine.Met(PartialDate.From(on), null, null);
        db.Add(mine);
        return person.Id;
    }
}
