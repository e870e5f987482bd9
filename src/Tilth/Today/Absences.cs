using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Today;

/// <summary>Whether a member is away on a day, or has been; and the day on which something was last done.</summary>
public sealed class Absences(TilthStore store)
{
    /// <summary>The absence that covers the day, else the last one before it.</summary>
    public async Task<Absence?> At(Me me, DateOnly day, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await db.Mine<Absence>()
            .Where(row => row.From <= day)
            .OrderByDescending(row => row.BackOn)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>
    /// The last day before this one on which the member did anything: who only looked left no trace. Null in a book that
    /// is opened on the day itself.
    /// </summary>
    public async Task<DateOnly?> LastSeenBefore(Me me, DateOnly day, CancellationToken cancel = default)
    {
        var begins = me.When(day);
        await using var db = store.Read(me);
        var last = await db.Set<Operation>()
            .Where(row => row.MemberId == me.MemberId && row.At < begins)
            .OrderByDescending(row => row.Id)
            .Select(row => (DateTimeOffset?)row.At)
            .FirstOrDefaultAsync(cancel);
        return last is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, me.Zone).DateTime) : null;
    }
}
