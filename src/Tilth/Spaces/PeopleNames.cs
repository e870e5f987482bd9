using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>The names of people by their ids, for pages that stand above the room of people.</summary>
internal static class PeopleNames
{
    private const string Person = "person";

    public static async Task<Dictionary<Guid, string>> Of(TilthDb db, IEnumerable<Guid> ids)
    {
        var names = new Dictionary<Guid, string>();
        var type = Kinds.EntityOf(db, Person).ClrType;
        foreach (var id in ids.Distinct())
        {
            if (await db.FindAsync(type, db.Me!.SpaceId, id) is INamed named)
                names[id] = named.DisplayName;
        }
        return names;
    }
}
