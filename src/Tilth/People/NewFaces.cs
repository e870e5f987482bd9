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
        // Questions of their own, as each stops at the first few of an index.
        var greeted = await First(
            db,
            mine.Where(row => row.LastContactOn == today && row.Conversations <= 1),
            today,
            cancel
        );
        var untouched = mine.Where(row => row.LastContactOn == null);
        var wanted = await First(db, untouched.Where(row => row.Standing == Standing.Wanted), today, cancel);
        var chosen = Choose([.. wanted, .. greeted.Where(row => row.ReadIn is not null)], today, 1);
        if (chosen.Count == 0 || isFirst)
        {
            var known = await First(db, untouched.Where(row => row.Standing == Standing.Known), today, cancel);
            chosen = Choose(
                [.. known, .. greeted.Where(row => row.Standing == Standing.Known)],
                today,
                isFirst ? FirstMorning : 1
            );
        }
        return
        [
            .. chosen
                .Where(row => row.LastContactOn is null && !(row.LaterUntil > today))
                .Select(row => row.Standing == Standing.Wanted ? Wanted(row) : Fresh(row)),
        ];
    }

    /// <summary>
    /// Others on other days, and the same all day long: whoever was greeted or put off today keeps the place, so that
    /// nobody else comes up before tomorrow.
    /// </summary>
    private static List<Row> Choose(List<Row> some, DateOnly today, int most) =>
        [
            .. some.OrderByDescending(row => row.Whom.Reach.Count > 0)
                .ThenBy(row => (NewId.Lot(row.Whom.Id) ^ (uint)today.DayNumber) * 2654435761)
                .Take(most),
        ];

    private static Task<List<Row>> First(
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
            select new Row(
                new Whom(person.Id, person.DisplayName, person.Emails, person.Phones),
                person.Origin,
                relationship.Standing,
                relationship.LastContactOn,
                relationship.LaterUntil,
                relationship.ReadIn
            );
        return open.Take(Candidates).ToListAsync(cancel);
    }

    private TodayItem Wanted(Row row) =>
        Item(
            row.Whom,
            say["You wrote down that you would like to meet"],
            row.ReadIn is { } source
                ? say["Read in {0}.", source]
                : say["No way there yet that we can vouch for; whom could you ask?"],
            [
                say["I read about your work and would like to hear more."],
                say["We have not met. May I ask you one question?"],
            ]
        );

    private TodayItem Fresh(Row row) =>
        Item(
            row.Whom,
            say["Nothing is written down between you two yet"],
            say[
                "In your book since {0}, {1}. A hello is enough.",
                say.Day(DateOnly.FromDateTime(row.Origin.At.UtcDateTime), default),
                say[row.Origin.Source]
            ],
            [say["Hello! How are you?"], say["I was just thinking of you. What are you working on these days?"]]
        );

    private TodayItem Item(Whom whom, string what, string why, IReadOnlyList<string> openings) =>
        new(
            Lane.SomeoneNew,
            $"new:{whom.Id}",
            whom.Id,
            whom.Name,
            what,
            why,
            1,
            say["New to you"],
            TodayActs.OnPerson(whom.Id)
        )
        {
            Reach = whom.Reach,
            Openings = openings,
        };

    private sealed record Row(
        Whom Whom,
        Origin Origin,
        Standing Standing,
        DateOnly? LastContactOn,
        DateOnly? LaterUntil,
        string? ReadIn
    );
}
