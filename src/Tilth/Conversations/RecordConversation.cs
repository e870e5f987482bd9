using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>Writes down that something happened with one or more people.</summary>
public sealed class RecordConversation(TilthStore store, IEnumerable<WhatWasSaid> rooms, TimeProvider clock)
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

    public async Task<Written<Outcome>> Do(Me me, Form form, CancellationToken cancel = default)
    {
        var said = await Said(me, form, cancel);
        return await store.Write(me, "record-conversation", db => Record(db, me, form, said), cancel);
    }

    /// <summary>What the words of the form say beside themselves, to be read before the act.</summary>
    public Task<WhatWasSaid.Writing> Said(Me me, Form form, CancellationToken cancel = default) =>
        WhatWasSaid.Of(rooms, me, form.Text, [.. form.With], cancel);

    /// <summary>As part of a larger act.</summary>
    public async Task<Outcome> Record(TilthDb db, Me me, Form form, WhatWasSaid.Writing said)
    {
        if (form.With.Count == 0)
            return Outcome.NobodyNamed;
        if (await db.Interactions().AnyAsync(row => row.Id == form.Id))
            return Outcome.RecordedBefore;
        var people = await (
            from person in db.People()
            where form.With.Contains(person.Id)
            join own in db.Mine<Relationship>() on person.Id equals own.PersonId into sides
            from mine in sides.DefaultIfEmpty()
            select new { person.Id, Mine = mine }
        ).ToListAsync();
        if (people.Count != form.With.Distinct().Count())
            return Outcome.PersonNotFound;
        var now = clock.GetUtcNow();
        var id = form.Id == Guid.Empty ? NewId.At(now) : form.Id;
        var interaction = Interaction.Record(me, id, form.Kind, form.On ?? me.Today(clock));
        interaction.Said(Blank.ToNull(form.Text), Blank.ToNull(form.Place), form.Minutes);
        db.Add(interaction);
        foreach (var person in people)
        {
            db.Add(Participant.In(interaction, person.Id, now));
            // Whom I talked with, I know.
            if (person.Mine is null)
                db.Add(Relationship.With(person.Id, me, Standing.Known, now));
            else
                person.Mine.IsKnown();
        }
        await said(db, interaction);
        return Outcome.Recorded;
    }
}
