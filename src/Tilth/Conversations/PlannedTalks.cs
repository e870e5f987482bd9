using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>Talks that lie ahead, on their day; and those that are over, which ask for their line.</summary>
public sealed class PlannedTalks(TilthStore store, Say say, TimeProvider clock)
{
    // Where nobody said how long it takes.
    private static readonly TimeSpan Usual = TimeSpan.FromHours(1);

    public TodayItems AsTodayItems() => new(Find);

    private async Task<IReadOnlyList<TodayItem>> Find(Me me, DateOnly today, int most, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var talks = await db.Mine<Interaction>()
            .Where(talk => talk.IsPlanned && talk.On <= today)
            .OrderBy(talk => talk.On)
            .ThenBy(talk => talk.At)
            .Take(most)
            .ToListAsync(cancel);
        if (talks.Count == 0)
            return [];
        var ids = talks.ConvertAll(talk => talk.Id);
        var there = await (
            from participant in db.Participants()
            join person in db.People() on participant.PersonId equals person.Id
            where ids.Contains(participant.InteractionId) && person.Rest == Rest.None
            orderby person.SortName
            select new
            {
                participant.InteractionId,
                Whom = new Whom(person.Id, person.DisplayName, person.Emails, person.Phones),
            }
        ).ToListAsync(cancel);
        var with = there.ToLookup(row => row.InteractionId, row => row.Whom);
        return
        [
            .. talks
                .Where(talk => with[talk.Id].Any())
                .Select(talk => Item(talk, [.. with[talk.Id]], today, IsOver(me, talk, today))),
        ];
    }

    private TodayItem Item(Interaction talk, List<Whom> with, DateOnly today, bool isOver)
    {
        var what = KindWords.Of(talk.Kind, say);
        var when = talk.At is { } at
            ? say["{0} at {1}", say.Ago(talk.On, today), at.ToString("HH:mm", CultureInfo.InvariantCulture)]
            : say.Ago(talk.On, today);
        return new TodayItem(
            Lane.Meeting,
            $"talk:{talk.Id}",
            with[0].Id,
            with[0].Name,
            isOver ? say["{0}, {1}. How was it?", what, when] : say["{0} {1}", what, when],
            Around(talk, with),
            isOver ? 0 : 1,
            isOver ? say["Over, without a line yet"] : say["Still to come"],
            new TodayActs(
                $"/conversations/{talk.Id}/happened",
                $"/conversations/{talk.Id}/postpone",
                $"/conversations/{talk.Id}/delete",
                say["It fell through"]
            ),
            talk.On
        )
        {
            Reach = isOver ? [] : with[0].Reach,
            Openings = Openings(talk.Kind, when),
            AsksForLine = isOver,
        };
    }

    private IReadOnlyList<string> Openings(InteractionKind kind, string when) =>
        kind switch
        {
            InteractionKind.Call or InteractionKind.Video => [say["Speak to you {0}.", when]],
            InteractionKind.Message or InteractionKind.Mail or InteractionKind.Letter or InteractionKind.Note => [],
            _ => [say["See you {0}.", when], say["I am on my way."]],
        };

    private string Around(Interaction talk, List<Whom> with)
    {
        var others = string.Join(", ", with.Skip(1).Select(person => person.Name));
        return (talk.Place, others) switch
        {
            ({ } place, "") => say["Where: {0}.", place],
            ({ } place, _) => say["Where: {0}. Also there: {1}.", place, others],
            (null, "") => say["You planned this."],
            _ => say["Also there: {0}.", others],
        };
    }

    /// <summary>By the clock; of another day than today nothing but the days can say it.</summary>
    private bool IsOver(Me me, Interaction talk, DateOnly today)
    {
        if (today != me.Today(clock))
            return talk.On < today;
        var lasts = talk.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : Usual;
        // A talk without a time may still come until the day is over.
        var end = talk.At is { } at ? me.When(talk.On, at) + lasts : me.When(talk.On.AddDays(1));
        return end <= clock.GetUtcNow();
    }
}
