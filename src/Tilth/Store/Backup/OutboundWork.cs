using Microsoft.EntityFrameworkCore;

namespace Tilth.Store.Backup;

/// <summary>
/// Whether work may leave this copy. After a restore it may not until the operator lets it go: a copy that came back would
/// send again what was sent before. Every job that goes out asks here first.
/// </summary>
public sealed class OutboundWork(TilthStore store)
{
    /// <summary>Since when it is held; null where it may go.</summary>
    public async Task<DateTimeOffset?> HeldSince(CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        return await db.Set<Installation>().Select(row => row.HeldSince).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Lets it go; false where nothing was held.</summary>
    public Task<bool> LetGo(CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                var row = await db.Set<Installation>().SingleAsync();
                var wasHeld = row.HeldSince is not null;
                row.LetGo();
                return wasHeld;
            },
            cancel
        );
}
