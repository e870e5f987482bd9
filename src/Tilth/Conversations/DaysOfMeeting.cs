using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.People;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>A round number of years ago today we met: a reason to write to the one of them with whom I talked most.</summary>
public sealed class DaysOfMeeting(TilthStore store, Say say)
{
    private static readonly int[] Years = [1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50];

    public TodayItems AsTodayItems() => new(Find);

    private async Task<IReadOnlyList<TodayItem>> Find(Me me, DateOnly today, int most, CancellationToken cancel)
    {
        var days = Years
            .Where(years => years < today.Year)
            .Select(years => (PartialDate?)PartialDate.From(today.AddYears(-years)))
            .ToList();
        await using var db = store.Read(me);
        var met = await (
            from relationship in db.Relationships()
            join person in db.People() on relationship.PersonId equals person.Id
            where relationship.MemberId == me.MemberId && days.Contains(relationship.MetOn)
            where relationship.Standing == Standing.Known && relationship.LastContactOn != null
            where !relationship.DoNotSuggest && person.Rest == Rest.None
            where relationship.LaterUntil == null || relationship.LaterUntil <= today
            where relationship.LastContactOn < today
            orderby relationship.Conversations descending, person.Id
            select new { relationship, person }
        )
            .Take(1)
            .ToListAsync(cancel);
        return [.. met.Select(row => Item(row.relationship, row.person, today))];
    }

    private TodayItem Item(Relationship mine, Person person, DateOnly today)
    {
        var years = today.Year - mine.MetOn!.Value.Year!.Value;
        var ago = say.Many(years, "You met {0} year ago today", "You met {0} years ago today");
        return new TodayItem(
            Lane.ReasonToWrite,
            $"met:{person.Id}",
            person.Id,
            person.DisplayName,
            ago,
            mine.HowMet is { } how
                ? say["How you met: {0}.", how.TrimEnd('.')]
                : say["Last in touch {0}.", say.Ago(mine.LastContactOn!.Value, today)],
            1,
            ago,
            TodayActs.OnPerson(person.Id),
            today
        )
        {
            Reach = ReachOf.Person(person),
            Openings =
            [
                say.Many(
                    years,
                    "We met {0} year ago today, and I am glad of it. How are you?",
                    "We met {0} years ago today, and I am glad of it. How are you?"
                ),
                say["A small anniversary: today we have known each other for a while. What are you up to?"],
            ],
        };
    }
}
