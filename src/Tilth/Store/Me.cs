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
    /// <summary>The book as the address and people name it; null for work in the background.</summary>
    public Seat? Seat { get; init; }

    /// <summary>Set where the account acts for another: the member is that other one. Null where one acts for oneself.</summary>
    public Behalf? Behalf { get; init; }

    /// <summary>Signed in with more than a password, or at the machine itself: what a book may ask for.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>The word of the book in the address; null in one's own.</summary>
    public string? Slug => Seat?.Slug;

    /// <summary>What stands before every path of the book.</summary>
    public string Root =>
        Seat is null ? ""
        : Behalf is null ? Seat.Root
        : $"{Seat.Root}/for/{MemberId}";

    /// <summary>False for who may only look. The store asks again at every write; this is for what a page offers.</summary>
    public bool MayWrite => Seat is { Role: not Role.Viewer };

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
