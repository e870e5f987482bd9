using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People;

/// <summary>
/// Somebody new each day: whom I wrote down as wanted, or someone in the book with whom nothing has happened yet. On the
/// first mornings, before anything is written down, three of those who came in, so that there is somebody to greet.
/// </summary>
public sealed class NewFaces(TilthStore store, Say say)
{
    private const int FirstMorning = 3,
        Candidates = 50;

    public TodayItems AsTodayItems() => new(Find);

    public async Task<IReadOnlyList<TodayItem>> Find(Me me, DateOnly today, int most, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var mine = db.Relationships().Where(row => row.MemberId == me.MemberId);
        var isFirst = !await mine.AnyAsync(row => row.LastContactOn != null, cancel);
        var wanted = await Take(db, mine.Where(row => row.Standing == Standing.Wanted), today, 1, cancel);
        if (wanted.Count > 0 && !isFirst)
            return [.. wanted.Select(pair => Wanted(pair.Person, pair.Mine))];
        var fresh = await Take(
            db,
            mine.Where(row => row.Standing == Standing.Known && row.LastContactOn == null),
            today,
            isFirst ? FirstMorning : 1,
            cancel
        );
        return [.. fresh.Select(pair => Fresh(pair.Person))];
    }

    /// <summary>Others on other days, the same all day long: a window that moves through those who can be written to.</summary>
    private static async Task<List<Pair>> Take(
        TilthDb db,
        IQueryable<Relationship> mine,
        DateOnly today,
        int most,
        CancellationToken cancel
    )
    {
        var open =
            from relationship in mine
            join person in db.People() on relationship.PersonId equals person.Id
            where person.Rest == Rest.None && !relationship.DoNotSuggest
            where relationship.LaterUntil == null || relationship.LaterUntil <= today
            orderby relationship.PersonId
            select new Pair { Person = person, Mine = relationship };
        var some = await open.Take(Candidates).ToListAsync(cancel);
        var reachable = some.Where(pair =>
                ReachOf.Person(pair.Person).Count > 0 || pair.Mine.Standing == Standing.Wanted
            )
            .ToList();
        var from = reachable.Count == 0 ? some : reachable;
        var start = from.Count == 0 ? 0 : today.DayNumber * most % from.Count;
        return [.. from.Skip(start).Concat(from.Take(start)).Take(most)];
    }

    private TodayItem Wanted(Person person, Relationship mine) =>
        Item(
            person,
            say["You wrote down that you would like to meet"],
            mine.ReadIn is { } source
                ? say["Read in {0}.", source]
                : say["No way there yet that we can vouch for; whom could you ask?"],
            [
                say["I read about your work and would like to hear more."],
                say["We have not met. May I ask you one question?"],
            ]
        );

    private TodayItem Fresh(Person person) =>
        Item(
            person,
            say["Nothing is written down with each other yet"],
            say[
                "In your book since {0}, {1}. A hello is enough.",
                say.Day(DateOnly.FromDateTime(person.Origin.At.UtcDateTime), default),
                say[person.Origin.Source]
            ],
            [
                say["Hello! It has been too long. How are you?"],
                say["I was going through old names and stopped at yours. What are you up to?"],
            ]
        );

    private TodayItem Item(Person person, string what, string why, IReadOnlyList<string> openings) =>
        new(
            Lane.SomeoneNew,
            $"new:{person.Id}",
            person.Id,
            person.DisplayName,
            what,
            why,
            1,
            say["New to you"],
            TodayActs.OnPerson(person.Id)
        )
        {
            Reach = ReachOf.Person(person),
            Openings = openings,
        };

    private sealed class Pair
    {
        public required Person Person { get; init; }
        public required Relationship Mine { get; init; }
    }
}
