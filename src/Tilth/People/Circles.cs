using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People;

/// <summary>My circles, from the closest outward.</summary>
public sealed class Circles(TilthStore store)
{
    public async Task<IReadOnlyList<Circle>> Of(Me me, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await db.Mine<Circle>().OrderBy(circle => circle.Place).ToListAsync(cancel);
    }
}
