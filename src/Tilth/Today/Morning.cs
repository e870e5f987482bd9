using Tilth.Conversations;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Today;

/// <summary>The page of the morning: at most five people to reach, each with its reason, in lanes.</summary>
public sealed class Morning(IEnumerable<TodayItems> rooms, WeekInNumbers week, TimeProvider clock)
{
    public const int Most = 5;

    /// <param name="CanWait">How many more there are, at most a page of them counted.</param>
    public sealed record Answer(
        DateOnly Day,
        IReadOnlyList<(Lane Lane, IReadOnlyList<TodayItem> Items)> Lanes,
        int CanWait,
        int Conversations,
        int People
    );

    /// <summary>The most urgent, with one place kept for somebody new.</summary>
    private static List<TodayItem> Few(List<TodayItem> shown)
    {
        var fresh = shown.Where(item => item.Lane == Lane.SomeoneNew).ToList();
        var others = shown.Where(item => item.Lane != Lane.SomeoneNew).Take(fresh.Count > 0 ? Most - 1 : Most).ToList();
        return [.. others, .. fresh.Take(others.Count == 0 ? 3 : 1)];
    }

    /// <param name="on">Another day than today, for planning ahead.</param>
    public async Task<Answer> Of(Me me, DateOnly? on = null, bool all = false, CancellationToken cancel = default)
    {
        var day = on ?? me.Today(clock);
        var most = all ? 200 : Most * 4;
        var found = new List<TodayItem>();
        foreach (var room in rooms)
            found.AddRange(await room.Find(me, day, most, cancel));
        var shown = found
            .OrderBy(item => item.Lane)
            .ThenBy(item => item.DueOn)
            .ThenBy(item => item.Key, StringComparer.Ordinal)
            .DistinctBy(item => item.Lane is Lane.Promised or Lane.Meeting ? item.Key : item.PersonId.ToString())
            .ToList();
        var today = all ? shown : Few(shown);
        var (conversations, people) = await week.Of(me, day, cancel);
        return new Answer(
            day,
            [.. today.GroupBy(item => item.Lane).Select(lane => (lane.Key, (IReadOnlyList<TodayItem>)[.. lane]))],
            shown.Count - today.Count,
            conversations,
            people
        );
    }
}
