using Tilth.Conversations;
using Tilth.People.Photos;
using Tilth.People.Sharing;
using Tilth.Promises;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Today;

/// <summary>The page of the morning: at most five people to reach, each with its reason, in lanes.</summary>
public sealed class Morning(
    IEnumerable<TodayItems> rooms,
    WeekInNumbers week,
    Absences absences,
    DueForContact due,
    PromisesDue promises,
    Seats seats,
    OtherBooks other,
    ShownPhotos photos,
    TimeProvider clock
)
{
    public const int Most = 5;

    private const int DaysAway = 6,
        MostAfterwards = 3,
        MostOnAll = 200;

    public sealed record Answer(
        DateOnly Day,
        IReadOnlyList<(Lane Lane, IReadOnlyList<TodayItem> Items)> Lanes,
        int CanWait,
        int Conversations,
        int People
    )
    {
        /// <summary>The day on which the member is back; null for who is here.</summary>
        public DateOnly? AwayUntil { get; init; }

        /// <summary>True where the rooms may have more than were looked at.</summary>
        public bool HasMore { get; init; }

        /// <summary>What a fresh start would move; null on a morning that needs none.</summary>
        public Late? FreshStart { get; init; }
    }

    /// <summary>How many people's time has run out, and how many promises are due.</summary>
    public sealed record Late(int People, int Promises);

    /// <param name="on">Another day than today, for planning ahead.</param>
    public async Task<Answer> Of(Me me, DateOnly? on = null, bool all = false, CancellationToken cancel = default)
    {
        var day = on ?? me.Today(clock);
        var absence = await absences.At(me, day, cancel);
        var books = await seats.Everywhere(me, cancel);
        var (conversations, people) = await Week(books, day, cancel);
        if (absence?.BackOn > day)
            return new Answer(day, [], 0, conversations, people) { AwayUntil = absence.BackOn };
        var isReturning =
            await absences.LastSeenBefore(me, day, cancel) is { } seen && day.DayNumber - seen.DayNumber >= DaysAway;
        var most = all || isReturning ? MostOnAll : Most * 4;
        var (found, hasMore) = await Find(books, day, most, cancel);
        var shown = all
            ? found
            : Few(found.Where(item => absence?.HoldsBack(item, day) != true), isReturning ? MostAfterwards : Most);
        return new Answer(
            day,
            [.. shown.GroupBy(item => item.Lane).Select(lane => (lane.Key, (IReadOnlyList<TodayItem>)[.. lane]))],
            found.Count - shown.Count,
            conversations,
            people
        )
        {
            HasMore = hasMore,
            FreshStart = isReturning || all ? await FreshStart(me, day, cancel) : null,
        };
    }

    private async Task<(int Conversations, int People)> Week(
        IReadOnlyList<Me> books,
        DateOnly day,
        CancellationToken cancel
    )
    {
        var (conversations, people) = (0, 0);
        foreach (var me in books)
        {
            var (some, withSome) = await week.Of(me, day, cancel);
            (conversations, people) = (conversations + some, people + withSome);
        }
        return (conversations, people);
    }

    private async Task<(List<TodayItem> Items, bool HasMore)> Find(
        IReadOnlyList<Me> books,
        DateOnly day,
        int most,
        CancellationToken cancel
    )
    {
        var found = new List<(TodayItem Item, Guid? Whom)>();
        var hasMore = false;
        // Whom I shared is one person to me.
        var same = books.Count > 1 ? await other.Same(books[0], cancel) : null;
        foreach (var (at, me) in books.Index())
        {
            var here = new List<TodayItem>();
            foreach (var room in rooms)
            {
                var some = await room.Find(me, day, most, cancel);
                hasMore |= some.Count == most;
                here.AddRange(some);
            }
            var faces = await photos.Of(me, here.Select(item => item.PersonId).OfType<Guid>(), cancel);
            here = [.. here.Select(item => item with { Photo = Face(faces, item) })];
            found.AddRange(
                at == 0
                    ? here.Select(item => (item, item.PersonId))
                    : here.Select(item => (item with { Book = me.Seat!.Name, Root = me.Root }, Own(me, item)))
            );
        }
        // Every promise and every talk stands for itself; a person who is there for them needs no other reason.
        var people = new HashSet<Guid?>();
        var shown = found
            .OrderBy(pair => pair.Item.Lane)
            .ThenBy(pair => pair.Item.DueOn)
            .ThenBy(pair => pair.Item.Key, StringComparer.Ordinal)
            .Where(pair => people.Add(pair.Whom) || pair.Item.Lane is Lane.Promised or Lane.Meeting)
            .Select(pair => pair.Item);
        return ([.. shown], hasMore);

        static string? Face(IReadOnlyDictionary<Guid, string> faces, TodayItem item) =>
            item.PersonId is { } id ? faces.GetValueOrDefault(id) : null;

        Guid? Own(Me me, TodayItem item) =>
            item.PersonId is { } id && same!.TryGetValue((me.SpaceId, id), out var mine) ? mine : item.PersonId;
    }

    /// <summary>
    /// The most urgent, in their lanes. What is promised and whom one meets take turns, so that neither pushes the other off
    /// the page, and one place is kept for somebody new.
    /// </summary>
    private static List<TodayItem> Few(IEnumerable<TodayItem> found, int most)
    {
        var byLane = found.ToLookup(item => item.Lane);
        var fresh = byLane[Lane.SomeoneNew].ToList();
        var others = InTurn([.. byLane[Lane.Promised]], [.. byLane[Lane.Meeting]])
            .Concat(
                byLane
                    .Where(lane => lane.Key is not (Lane.Promised or Lane.Meeting or Lane.SomeoneNew))
                    .SelectMany(lane => lane)
            )
            .Take(fresh.Count > 0 ? most - 1 : most)
            .ToList();
        return [.. others.OrderBy(item => item.Lane), .. fresh.Take(most - others.Count)];
    }

    private static IEnumerable<TodayItem> InTurn(List<TodayItem> one, List<TodayItem> other) =>
        Enumerable
            .Range(0, Math.Max(one.Count, other.Count))
            .SelectMany(at => one.Skip(at).Take(1).Concat(other.Skip(at).Take(1)));

    private async Task<Late?> FreshStart(Me me, DateOnly day, CancellationToken cancel)
    {
        var late = new Late(await due.Count(me, day, cancel), await promises.Count(me, day, cancel));
        return late is { People: 0, Promises: < 2 } ? null : late;
    }
}
