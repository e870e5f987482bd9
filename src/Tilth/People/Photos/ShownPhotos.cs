using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Photos;

/// <summary>Which photo stands beside a name: the one that was chosen last. Its bytes are never read for that.</summary>
public sealed class ShownPhotos(TilthStore store)
{
    internal const string SmallPath = "/people/photos/{id:guid}/small.jpg",
        LargePath = "/people/photos/{id:guid}/large.jpg";

    internal sealed record Shown(Guid Id, DateTimeOffset Since);

    /// <summary>Where to get the small copy, by person; nothing for those who have no photo.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Of(
        Me me,
        IEnumerable<Guid> people,
        CancellationToken cancel = default
    )
    {
        await using var db = store.Read(me);
        return await Of(db, [.. people.Distinct()], cancel);
    }

    /// <summary>All photos of a person, the one that is shown first.</summary>
    public async Task<IReadOnlyList<Guid>> All(Me me, Guid person, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await Ordered(db.Photos().Where(row => row.PersonId == person))
            .Select(row => row.Id)
            .ToListAsync(cancel);
    }

    internal static async Task<Dictionary<Guid, string>> Of(TilthDb db, List<Guid> people, CancellationToken cancel)
    {
        if (people.Count == 0)
            return [];
        var rows = await Ordered(db.Photos().Where(row => people.Contains(row.PersonId)))
            .Select(row => new { row.PersonId, row.Id })
            .ToListAsync(cancel);
        return rows.DistinctBy(row => row.PersonId).ToDictionary(row => row.PersonId, row => Small(row.Id));
    }

    internal static Task<Shown?> Of(TilthDb db, Guid person, CancellationToken cancel = default) =>
        Ordered(db.Photos().Where(row => row.PersonId == person))
            .Select(row => new Shown(row.Id, row.ShownSince))
            .FirstOrDefaultAsync(cancel);

    internal static IOrderedQueryable<Photo> Ordered(IQueryable<Photo> photos) =>
        photos.OrderByDescending(row => row.ShownSince).ThenByDescending(row => row.Id);

    public static string Small(Guid id) => At(SmallPath, id);

    public static string Large(Guid id) => At(LargePath, id);

    private static string At(string path, Guid id) => path.Replace("{id:guid}", $"{id}", StringComparison.Ordinal);
}
