using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Birthdays of today and the next two days, of people I know who do not rest.</summary>
public sealed class BirthdaysNear(TilthStore store, Say say)
{
    private const int DaysAhead = 2;

    public TodayItems AsTodayItems() => new(Find);

    public async Task<IReadOnlyList<TodayItem>> Find(Me me, DateOnly today, int most, CancellationToken cancel)
    {
        var days = YearKey.From(today, DaysAhead);
        await using var db = store.Read(me);
        var people = await (
            from person in db.People()
            // Written so, SQLite begins with the few whose day it is; a join it may turn round.
            from relationship in db.Mine<Relationship>()
            where relationship.PersonId == person.Id
            where person.BirthdayKey != null && days.Keys.Contains(person.BirthdayKey.Value)
            where person.Rest == Rest.None && !relationship.DoNotSuggest
            where relationship.LaterUntil == null || relationship.LaterUntil <= today
            orderby relationship.CircleId == null, relationship.LastContactOn == null, person.SortName
            select new
            {
                Whom = new Whom(person.Id, person.DisplayName, person.Emails, person.Phones),
                Key = person.BirthdayKey!.Value,
                relationship.LastContactOn,
            }
        )
            .Take(most)
            .ToListAsync(cancel);
        return
        [
            .. people
                .OrderBy(row => days[row.Key])
                .Select(row => new TodayItem(
                    Lane.ReasonToWrite,
                    $"birthday:{row.Whom.Id}",
                    row.Whom.Id,
                    row.Whom.Name,
                    say["Birthday {0}", say.Ago(days[row.Key], today)],
                    row.LastContactOn is { } last
                        ? say["Last in touch {0}.", say.Ago(last, today)]
                        : say["A good day to say hello."],
                    1,
                    say["Birthday {0}", say.Ago(days[row.Key], today)],
                    TodayActs.OnPerson(row.Whom.Id),
                    days[row.Key]
                )
                {
                    Reach = row.Whom.Reach,
                    Openings =
                    [
                        days[row.Key] > today
                            ? say["Your birthday is near: have a good one!"]
                            : say["Happy birthday! I hope it is a good one."],
                        say["Thinking of you on your birthday."],
                    ],
                }),
        ];
    }
}
