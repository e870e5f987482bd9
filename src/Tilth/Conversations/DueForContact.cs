using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>Whom it is time to be in touch with again: most overdue first, nobody who rests or was put off.</summary>
public sealed class DueForContact(TilthStore store, Say say)
{
    public TodayItems AsTodayItems() => new(Find);

    /// <summary>All whose time has run out, but who rests or was put off.</summary>
    internal static IQueryable<Pair> Due(TilthDb db, DateOnly today) =>
        from relationship in db.Mine<Relationship>()
        join person in db.People() on relationship.PersonId equals person.Id
        where relationship.DueOn <= today
        where relationship.Standing == Standing.Known && !relationship.DoNotSuggest && person.Rest == Rest.None
        where relationship.LaterUntil == null || relationship.LaterUntil <= today
        select new Pair { Mine = relationship, Person = person };

    public async Task<int> Count(Me me, DateOnly today, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await Due(db, today).CountAsync(cancel);
    }

    public async Task<IReadOnlyList<TodayItem>> Find(Me me, DateOnly today, int most, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var due = await (
            from pair in Due(db, today)
            join circle in db.Circles() on pair.Mine.CircleId equals (Guid?)circle.Id into circles
            from circle in circles.DefaultIfEmpty()
            orderby pair.Mine.DueOn
            select new
            {
                Whom = new Whom(pair.Person.Id, pair.Person.DisplayName, pair.Person.Emails, pair.Person.Phones),
                pair.Mine.LastContactOn,
                pair.Mine.DueOn,
                Every = pair.Mine.CadenceDays ?? circle.CadenceDays,
                pair.Mine.UsualDays,
            }
        )
            .Take(most)
            .ToListAsync(cancel);
        return
        [
            .. due.Select(row => new TodayItem(
                Lane.KeepInTouch,
                $"contact:{row.Whom.Id}",
                row.Whom.Id,
                row.Whom.Name,
                say["Last in touch {0}", say.Ago(row.LastContactOn!.Value, today)],
                row.Every is { } every
                    ? say["You wanted to be in touch {0}.", say.Every(every)]
                    : say["You two usually talk {0}; it has been longer than that.", say.Every(row.UsualDays ?? 0)],
                0,
                say["The time to keep in touch has run out"],
                TodayActs.OnPerson(row.Whom.Id),
                row.DueOn
            )
            {
                Reach = row.Whom.Reach,
                Openings =
                [
                    say["It has been a while. How are you?"],
                    say["I was just thinking of our last talk. How did it go?"],
                ],
            }),
        ];
    }

    internal sealed class Pair
    {
        public required Relationship Mine { get; init; }
        public required Person Person { get; init; }
    }
}
