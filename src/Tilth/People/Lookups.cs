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

    /// <summary>The circle if it is mine; null otherwise.</summary>
    public static async Task<Guid?> OwnCircle(this TilthDb db, Me me, Guid? circle) =>
        await db.Circles().AnyAsync(row => row.Id == circle && row.MemberId == me.MemberId) ? circle : null;

    /// <summary>My side of the person, made if I had none.</summary>
    public static async Task<Relationship> MySide(this TilthDb db, Me me, Guid person, DateTimeOffset now)
    {
        var mine = await db.Relationships()
            .FirstOrDefaultAsync(row => row.PersonId == person && row.MemberId == me.MemberId);
        if (mine is null)
            db.Add(mine = Relationship.With(person, me, Standing.Known, now));
        return mine;
    }
}
