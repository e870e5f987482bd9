using Tilth.Site;
using Tilth.Store;

namespace Tilth.Today;

/// <summary>A time in which a member is away and Today asks for nothing.</summary>
public sealed class Absence : IMemberRow
{
    private const int LongestReturn = 14;

    private Absence() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>The first day on which the member is here again.</summary>
    public DateOnly BackOn { get; private set; }

    public static Absence Begin(Me me, Guid id, DateOnly from, DateOnly backOn) =>
        new()
        {
            SpaceId = me.SpaceId,
            Id = id,
            MemberId = me.MemberId,
            From = from,
            BackOn = backOn,
        };

    public void Until(DateOnly backOn) => BackOn = backOn;

    /// <summary>
    /// What ran out meanwhile comes back over as many days as one was away, two weeks at most: everybody on a day of
    /// their own, the same whenever one looks. What was promised comes back at once.
    /// </summary>
    public bool HoldsBack(TodayItem item, DateOnly day)
    {
        if (item.Lane != Lane.KeepInTouch || item.PersonId is not { } person || item.DueOn >= BackOn)
            return false;
        var days = Math.Min(LongestReturn, BackOn.DayNumber - From.DayNumber);
        return days > 0 && day < BackOn.AddDays((int)(NewId.Lot(person) % (uint)days));
    }
}
