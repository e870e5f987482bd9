using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>Writes down that something happened with one or more people.</summary>
public sealed class RecordConversation(TilthStore store, TimeProvider clock)
{
    public enum Outcome
    {
        Recorded,

        /// <summary>It came in before under the same id (a double click, a retry); nothing was written twice.</summary>
        RecordedBefore,
        PersonNotFound,
        NobodyNamed,
    }

    public record Form
    {
        /// <summary>Made where the form is filled in, so that sending it twice records once.</summary>
        public Guid Id { get; set; }

        public IList<Guid> With { get; set; } = [];

        public InteractionKind Kind { get; set; } = InteractionKind.Met;

        /// <summary>Empty for today.</summary>
        public DateOnly? On { get; set; }

        [StringLength(20_000, ErrorMessage = "That is more than 20,000 characters; please keep the rest elsewhere.")]
        public string? Text { get; set; }

        [StringLength(300)]
        public string? Place { get; set; }

        [Range(0, 60 * 24, ErrorMessage = "Please give the minutes of one day at most.")]
        public int? Minutes { get; set; }
    }

    public Task<Written<Outcome>> Do(Me me, Form form, CancellationToken cancel = default) =>
        store.Write(me, "record-conversation", db => Record(db, me, form), cancel);

    /// <summary>As part of a larger act.</summary>
    public async Task<Outcome> Record(TilthDb db, Me me, Form form)
    {
        if (form.With.Count == 0)
            return Outcome.NobodyNamed;
        if (await db.Interactions().AnyAsync(row => row.Id == form.Id))
            return Outcome.RecordedBefore;
        var people = await db.People()
            .Where(person => form.With.Contains(person.Id))
            .Select(person => person.Id)
            .ToListAsync();
        if (people.Count != form.With.Distinct().Count())
            return Outcome.PersonNotFound;
        var now = clock.GetUtcNow();
        var id = form.Id == Guid.Empty ? NewId.At(now) : form.Id;
        var interaction = Interaction.Record(me, id, form.Kind, form.On ?? me.Today(clock));
        interaction.Said(Blank.ToNull(form.Text), Blank.ToNull(form.Place), form.Minutes);
        db.Add(interaction);
        db.AddRange(people.Select(person => Participant.In(interaction, person, now)));
        await Acquaint(db, me, people, now);
        return Outcome.Recorded;
    }

    /// <summary>Whom I talked with, I know.</summary>
    private static async Task Acquaint(TilthDb db, Me me, List<Guid> people, DateTimeOffset now)
    {
        var known = await db.Mine<Relationship>()
            .Where(row => people.Contains(row.PersonId))
            .ToDictionaryAsync(row => row.PersonId);
        foreach (var person in people)
        {
            if (known.TryGetValue(person, out var relationship))
                relationship.IsKnown();
            else
                db.Add(Relationship.With(person, me, Standing.Known, now));
        }
    }
}
