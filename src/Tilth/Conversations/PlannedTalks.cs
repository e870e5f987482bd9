using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>Talks that lie ahead, on their day; and those whose day is over, which ask for their line.</summary>
public sealed class PlannedTalks(TilthStore store, Say say, TimeProvider clock)
{
    public TodayItems AsTodayItems() => new(Find);

    public async Task<IReadOnlyList<TodayItem>> Find(Me me, DateOnly today, int most, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var rows = await (
            from talk in db.Interactions()
            join participant in db.Participants() on talk.Id equals participant.InteractionId
            join person in db.People() on participant.PersonId equals person.Id
            where talk.MemberId == me.MemberId && talk.IsPlanned && talk.On <= today && person.Rest == Rest.None
            orderby talk.On, talk.At
            select new { talk, person }
        )
            .Take(most)
            .ToListAsync(cancel);
        return [.. rows.Select(row => Item(me, row.talk, row.person, today))];
    }

    private TodayItem Item(Me me, Interaction talk, Person person, DateOnly today)
    {
        var isOver = IsOver(me, talk, today);
        var what = KindWords.Of(talk.Kind, say);
        var when = talk.At is { } at
            ? say[
                "{0} at {1}",
                say.Ago(talk.On, today),
                at.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            ]
            : say.Ago(talk.On, today);
        return new TodayItem(
            Lane.Meeting,
            $"talk:{talk.Id}:{person.Id}",
            person.Id,
            person.DisplayName,
            isOver ? say["{0}, {1}. How was it?", what, when] : say["{0} {1}", what, when],
            talk.Place is { } place ? say["At {0}.", place] : say["You planned this."],
            isOver ? 0 : 1,
            isOver ? say["Over, without a line yet"] : say["Still to come"],
            new TodayActs(
                $"/conversations/{talk.Id}/happened",
                $"/conversations/{talk.Id}/postpone",
                $"/conversations/{talk.Id}/delete"
            ),
            talk.On
        )
        {
            Reach = ReachOf.Person(person),
            Openings = [say["See you later."], say["I am on my way."]],
        };
    }

    private bool IsOver(Me me, Interaction talk, DateOnly today)
    {
        var now = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), me.Zone).DateTime);
        return talk.On < today || (talk.At is { } at && at.AddHours(1) < now);
    }
}
