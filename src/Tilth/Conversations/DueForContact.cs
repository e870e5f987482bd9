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
    internal static IQueryable<Relationship> Due(TilthDb db, Me me, DateOnly today) =>
        from relationship in db.Relationships()
        join person in db.People() on relationship.PersonId equals person.Id
        where relationship.MemberId == me.MemberId && relationship.DueOn <= today
        where relationship.Standing == Standing.Known && !relationship.DoNotSuggest && person.Rest == Rest.None
        where relationship.LaterUntil == null || relationship.LaterUntil <= today
        select relationship;

    public async Task<int> Count(Me me, DateOnly today, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await Due(db, me, today).CountAsync(cancel);
    }

    public async Task<IReadOnlyList<TodayItem>> Find(Me me, DateOnly today, int most, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var due = await (
            from relationship in Due(db, me, today)
            join person in db.People() on relationship.PersonId equals person.Id
            join circle in db.Circles() on relationship.CircleId equals (Guid?)circle.Id into circles
            from circle in circles.DefaultIfEmpty()
            orderby relationship.DueOn
            select new
            {
                person.Id,
                person.DisplayName,
                person.Emails,
                person.Phones,
                relationship.LastContactOn,
                relationship.DueOn,
                Every = relationship.CadenceDays ?? circle.CadenceDays,
                relationship.UsualDays,
            }
        )
            .Take(most)
            .ToListAsync(cancel);
        return
        [
            .. due.Select(row => new TodayItem(
                Lane.KeepInTouch,
                $"contact:{row.Id}",
                row.Id,
                row.DisplayName,
                say["Last in touch {0}", say.Ago(row.LastContactOn!.Value, today)],
                row.Every is { } every
                    ? say["You wanted to be in touch {0}.", say.Every(every)]
                    : say["You two usually talk {0}; it has been longer than that.", say.Every(row.UsualDays ?? 0)],
                0,
                say["The time to keep in touch has run out"],
                TodayActs.OnPerson(row.Id),
                row.DueOn
            )
            {
                Reach = ReachOf.Facts(row.Emails, row.Phones),
                Openings =
                [
                    say["It has been a while. How are you?"],
                    say["I was just thinking of our last talk. How did it go?"],
                ],
            }),
        ];
    }
}
