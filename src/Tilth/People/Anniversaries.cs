using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People;

/// <summary>
/// Days that return each year as a reason to write: the day on which we met, and weddings of today and the next two days;
/// of people I know who do not rest.
/// </summary>
public sealed class Anniversaries(TilthStore store, Say say)
{
    // One conference may have brought forty people on one day: the closest few are reason enough.
    private const int MostMeetings = 3,
        MostRead = 200,
        DaysAhead = 2;

    private sealed record Row(Whom Whom, PartialDate? On, int Key, string? HowMet, DateOnly? Last);

    public TodayItems AsTodayItems() => new(Find);

    public async Task<IReadOnlyList<TodayItem>> Find(Me me, DateOnly today, int most, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        return [.. await Meetings(db, today, cancel), .. (await Weddings(db, today, cancel)).Take(most)];
    }

    private async Task<IEnumerable<TodayItem>> Meetings(TilthDb db, DateOnly today, CancellationToken cancel)
    {
        var keys = YearKey.From(today, 0).Keys.ToList();
        var rows = await (
            from relationship in Open(db, today)
            join person in db.People() on relationship.PersonId equals person.Id
            where relationship.MetKey != null && keys.Contains(relationship.MetKey.Value) && person.Rest == Rest.None
            orderby relationship.CircleId == null, relationship.LastContactOn == null, person.SortName
            select new Row(
                new Whom(person.Id, person.DisplayName, person.Emails, person.Phones),
                relationship.MetOn,
                relationship.MetKey!.Value,
                relationship.HowMet,
                relationship.LastContactOn
            )
        )
            .Take(MostRead)
            .ToListAsync(cancel);
        return rows.Where(row => row.On?.Year is not { } year || year < today.Year)
            .Take(MostMeetings)
            .Select(row => Meeting(row, today));
    }

    private async Task<IEnumerable<TodayItem>> Weddings(TilthDb db, DateOnly today, CancellationToken cancel)
    {
        var days = YearKey.From(today, DaysAhead);
        var rows = await (
            from person in db.People()
            // Written so, SQLite begins with the few whose day it is; a join it may turn round.
            from relationship in Open(db, today)
            where relationship.PersonId == person.Id
            where person.AnniversaryKey != null && days.Keys.Contains(person.AnniversaryKey.Value)
            where person.Rest == Rest.None
            orderby relationship.CircleId == null, relationship.LastContactOn == null, person.SortName
            select new Row(
                new Whom(person.Id, person.DisplayName, person.Emails, person.Phones),
                person.Anniversary,
                person.AnniversaryKey!.Value,
                null,
                relationship.LastContactOn
            )
        )
            .Take(MostRead)
            .ToListAsync(cancel);
        return rows.OrderBy(row => days[row.Key]).Select(row => Wedding(row, days[row.Key], today));
    }

    /// <summary>My side of those whom I know and may be reminded of; whom I was in touch with today needs no reason.</summary>
    private static IQueryable<Relationship> Open(TilthDb db, DateOnly today) =>
        db.Mine<Relationship>()
            .Where(row => row.Standing == Standing.Known && !row.DoNotSuggest)
            .Where(row => row.LaterUntil == null || row.LaterUntil <= today)
            .Where(row => row.LastContactOn == null || row.LastContactOn < today);

    private TodayItem Meeting(Row row, DateOnly today)
    {
        var what = row.On?.Year is { } year
            ? say.Many(today.Year - year, "You met {0} year ago today", "You met {0} years ago today")
            : say["You met on this day"];
        return Item(
            row,
            "met",
            what,
            row.HowMet is { } how ? say["How you met: {0}", how] : null,
            today,
            today,
            [
                row.On?.Year is { } since
                    ? say.Many(
                        today.Year - since,
                        "It is {0} year today since we met. How are you?",
                        "It is {0} years today since we met. How are you?"
                    )
                    : say["On this day we met. How are you?"],
                say["I was just thinking of the day we met."],
            ]
        );
    }

    private TodayItem Wedding(Row row, DateOnly day, DateOnly today) =>
        Item(
            row,
            "wedding",
            say["Wedding anniversary {0}", say.Ago(day, today)],
            null,
            day,
            today,
            [say["Happy anniversary to you two!"], say["Thinking of you both on your anniversary."]]
        );

    private TodayItem Item(
        Row row,
        string kind,
        string what,
        string? why,
        DateOnly day,
        DateOnly today,
        IReadOnlyList<string> openings
    ) =>
        new(
            Lane.ReasonToWrite,
            $"{kind}:{row.Whom.Id}",
            row.Whom.Id,
            row.Whom.Name,
            what,
            why
                ?? (
                    row.Last is { } last
                        ? say["Last in touch {0}.", say.Ago(last, today)]
                        : say["A good day to say hello."]
                ),
            1,
            what,
            TodayActs.OnPerson(row.Whom.Id),
            day
        )
        {
            Reach = row.Whom.Reach,
            Openings = openings,
        };
}
