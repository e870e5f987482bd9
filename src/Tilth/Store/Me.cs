namespace Tilth.Store;

/// <summary>Through which door an act came in.</summary>
public enum Door
{
    Page,
    Api,
    Shell,
    Dav,
    Mail,
    Job,
}

/// <summary>Who acts, in which book, through which door, and in which time zone that person's today begins.</summary>
public sealed record Me(Guid AccountId, int SpaceId, Guid MemberId, Door Door, TimeZoneInfo Zone)
{
    public DateOnly Today(TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);

    /// <summary>
    /// When that day, or a time of it, begins. Where clocks change, an hour that is skipped begins as the next one does, and of
    /// one that comes twice the second is meant: nothing is over too early.
    /// </summary>
    public DateTimeOffset When(DateOnly day, TimeOnly at = default)
    {
        var local = day.ToDateTime(at);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
