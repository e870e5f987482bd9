using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>The names of people by their ids, for pages that stand above the room of people; also of those deleted since.</summary>
internal static class PeopleNames
{
    /// <param name="IsThere">False where the person was deleted, and the name is the last one they had.</param>
    public sealed record Named(string Name, bool IsThere);

    public static async Task<Dictionary<Guid, Named>> Of(TilthDb db, IEnumerable<Guid> ids)
    {
        var names = new Dictionary<Guid, Named>();
        var gone = new List<Guid>();
        var type = Kinds.EntityOf(db, Kinds.Person).ClrType;
        foreach (var id in ids.Distinct())
        {
            if (await db.FindAsync(type, db.Me!.SpaceId, id) is INamed named)
                names[id] = new Named(named.DisplayName, IsThere: true);
            else
                gone.Add(id);
        }
        var images = await db.Set<Change>()
            .Where(change => gone.Contains(change.RecordId) && change.Kind == Kinds.Person)
            .Where(change => change.Action == ChangeAction.Delete && change.Before != null)
            .OrderBy(change => change.Position)
            .ToListAsync();
        foreach (var image in images)
        {
            if ((string?)Image.Parse(image.Before!)[nameof(INamed.DisplayName)] is { } name)
                names[image.RecordId] = new Named(name, IsThere: false);
        }
        return names;
    }
}
