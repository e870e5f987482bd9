using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Merging;

/// <summary>Follows the id of somebody who became part of another person.</summary>
public static class MergedPeople
{
    public static DbSet<MergedPerson> Merged(this TilthDb db) => db.Set<MergedPerson>();

    /// <summary>The id itself where somebody has it, else whose it became; null where it is nobody's in this book.</summary>
    public static async Task<Guid?> WhoIsNow(this TilthDb db, Guid id, CancellationToken cancel = default) =>
        await db.People().AnyAsync(row => row.Id == id, cancel)
            ? id
            : await db.Merged()
                .Where(row => row.OldId == id)
                .Select(row => (Guid?)row.PersonId)
                .FirstOrDefaultAsync(cancel);
}
