using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People;

/// <summary>What several actions look up inside a write: the organisation of a name, one's own circle.</summary>
internal static class Lookups
{
    /// <summary>The organisation of that name, made if it is not there; null for no name.</summary>
    public static async Task<Guid?> OrganisationNamed(this TilthDb db, int space, string? name, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        var key = Organisation.KeyOf(name);
        var found =
            db.Organisations().Local.FirstOrDefault(row => row.NameKey == key)
            ?? await db.Organisations().FirstOrDefaultAsync(row => row.NameKey == key);
        if (found is null)
            db.Add(found = Organisation.Add(space, name, now));
        return found.Id;
    }

    /// <summary>The label of that name, made if it is not there.</summary>
    public static async Task<Guid> LabelNamed(this TilthDb db, int space, string name, DateTimeOffset now)
    {
        var key = Label.KeyOf(name);
        var found =
            db.Labels().Local.FirstOrDefault(row => row.NameKey == key)
            ?? await db.Labels().FirstOrDefaultAsync(row => row.NameKey == key);
        if (found is null)
            db.Add(found = Label.Add(space, name, now));
        return found.Id;
    }

    /// <summary>Puts the label of that name on the person, unless it is there.</summary>
    public static async Task PutLabel(this TilthDb db, int space, Guid person, string name, DateTimeOffset now)
    {
        var label = await db.LabelNamed(space, name, now);
        if (!await db.PersonLabels().AnyAsync(put => put.PersonId == person && put.LabelId == label))
            db.Add(PersonLabel.Put(space, person, label, now));
    }

    /// <summary>The circle if it is mine; null otherwise.</summary>
    public static async Task<Guid?> OwnCircle(this TilthDb db, Me me, Guid? circle) =>
        await db.Mine<Circle>().AnyAsync(row => row.Id == circle) ? circle : null;

    /// <summary>My side of the person, made if I had none.</summary>
    public static async Task<Relationship> MySide(this TilthDb db, Me me, Guid person, DateTimeOffset now) =>
        (await db.MySides(me, [person], now))[0];

    /// <summary>My sides of the people, made where I had none.</summary>
    public static async Task<List<Relationship>> MySides(
        this TilthDb db,
        Me me,
        IReadOnlyCollection<Guid> people,
        DateTimeOffset now
    )
    {
        var mine = await db.Mine<Relationship>().Where(row => people.Contains(row.PersonId)).ToListAsync();
        var made = people
            .Except(mine.Select(row => row.PersonId))
            .Select(person => Relationship.With(person, me, Standing.Known, now))
            .ToList();
        db.AddRange(made);
        return [.. mine, .. made];
    }
}
