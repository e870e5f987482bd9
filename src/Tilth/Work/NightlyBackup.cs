using Microsoft.EntityFrameworkCore;
using Tilth.Store;
using Tilth.Store.Backup;

namespace Tilth.Work;

/// <summary>Every night at half past two, by the clock of the machine, a backup; where the machine slept, as soon as it is awake.</summary>
public sealed class NightlyBackup(
    KeepBackup keep,
    Backups backups,
    TilthStore store,
    TimeProvider clock,
    ILogger<NightlyBackup> log
) : Recurring(TimeSpan.FromMinutes(10), clock, log)
{
    private static readonly TimeOnly Hour = new(2, 30);
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromHours(1);

    private static readonly Action<ILogger, string, Exception?> Failed = LoggerMessage.Define<string>(
        LogLevel.Error,
        new EventId(4, "NightlyBackup"),
        "No backup could be proven: {Why} It is tried again within the hour"
    );

    /// <summary>Makes one if it is time, and tells how many it made.</summary>
    public override async Task<int> Run(CancellationToken cancel = default)
    {
        if (!await IsDue(cancel))
            return 0;
        var result = await keep.Do(new HowFar(), cancel);
        if (result.Why is { } why)
            Failed(log, why, null);
        return 1;
    }

    /// <summary>The last time that it was half past two, whatever the clocks did that night.</summary>
    public static DateTimeOffset LastNight(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var tonight = HalfPastTwo(today, zone);
        return tonight <= now ? tonight : HalfPastTwo(today.AddDays(-1), zone);
    }

    private async Task<bool> IsDue(CancellationToken cancel)
    {
        var now = Clock.GetUtcNow();
        await using var db = store.ReadOwn();
        var begun = await db.Set<Installation>()
            .Select(row => (DateTimeOffset?)row.CreatedAt)
            .FirstOrDefaultAsync(cancel);
        if (begun is null || (backups.LastProven?.At ?? begun) >= LastNight(now, Clock.LocalTimeZone))
            return false;
        var sinceLast = now - backups.Results.LastOrDefault()?.At;
        return sinceLast is null || sinceLast > AfterAFailure || sinceLast < TimeSpan.Zero;
    }

    private static DateTimeOffset HalfPastTwo(DateOnly day, TimeZoneInfo zone)
    {
        var said = day.ToDateTime(Hour);
        // In the night in which that hour is left out, it is the first moment after it.
        while (zone.IsInvalidTime(said))
            said = said.AddMinutes(30);
        return new DateTimeOffset(
            said,
            zone.IsAmbiguousTime(said) ? zone.GetAmbiguousTimeOffsets(said).Max() : zone.GetUtcOffset(said)
        );
    }
}
