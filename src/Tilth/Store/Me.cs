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
}
