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
        var mine = db.Mine<Relationship>();
        var isFirst = !await mine.AnyAsync(row => row.LastContactOn < today, cancel);
        var wanted = await Of(
            db,
            mine.Where(row => row.Standing == Standing.Wanted && row.LastContactOn == null),
            mine.Where(row => row.ReadIn != null),
            today,
            1,
            cancel
        );
        var chosen =
            wanted.Count > 0 && !isFirst
                ? wanted
                : await Of(
                    db,
                    mine.Where(row => row.Standing == Standing.Known && row.LastContactOn == null),
                    mine.Where(row => row.Standing == Standing.Known),
                    today,
                    isFirst ? FirstMorning : 1,
                    cancel
                );
        return
        [
            .. chosen
                .Where(pair => pair.Mine.LastContactOn is null && !(pair.Mine.LaterUntil > today))
                .Select(pair =>
                    pair.Mine.Standing == Standing.Wanted ? Wanted(pair.Person, pair.Mine) : Fresh(pair.Person)
                ),
        ];
    }

    /// <summary>
    /// Others on other days, and the same all day long: whoever was greeted or put off today keeps the place, so that
    /// nobody else comes up before tomorrow.
    /// </summary>
    private static async Task<List<Pair>> Of(
        TilthDb db,
        IQueryable<Relationship> untouched,
        IQueryable<Relationship> mine,
        DateOnly today,
        int most,
        CancellationToken cancel
    )
    {
        // Two questions, as each of them stops at the first few of an index.
        var some = await First(db, untouched, today, cancel);
        var greeted = mine.Where(row => row.LastContactOn == today && row.Conversations <= 1);
        some.AddRange(await First(db, greeted, today, cancel));
        return
        [
            .. some.OrderByDescending(pair => ReachOf.Person(pair.Person).Count > 0)
                .ThenBy(pair => (NewId.Lot(pair.Person.Id) ^ (uint)today.DayNumber) * 2654435761)
                .Take(most),
        ];
    }

    private static Task<List<Pair>> First(
        TilthDb db,
        IQueryable<Relationship> mine,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var (later, skipped) = (today.AddDays(PutOff.Week), today.AddDays(PutOff.Round));
        var open =
            from relationship in mine
            join person in db.People() on relationship.PersonId equals person.Id
            where person.Rest == Rest.None && !relationship.DoNotSuggest
            where
                relationship.LaterUntil == null
                || relationship.LaterUntil <= today
                || relationship.LaterUntil == later
                || relationship.LaterUntil == skipped
            orderby relationship.PersonId
            select new Pair { Person = person, Mine = relationship };
        return open.Take(Candidates).ToListAsync(cancel);
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
            [say["Hello! How are you?"], say["I was just thinking of you. What are you working on these days?"]]
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
