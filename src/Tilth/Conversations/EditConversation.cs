using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>Changes what was written down about a talk, or takes it out.</summary>
public sealed class EditConversation(TilthStore store, IEnumerable<WhatWasSaid> rooms, TimeProvider clock)
{
    private const int DaysLater = 7;

    public sealed record Form : RecordConversation.Form
    {
        /// <summary>Who of those whom the form shows (<see cref="RecordConversation.Form.With"/>) was there.</summary>
        public IDictionary<Guid, bool> There { get; set; } = new Dictionary<Guid, bool>();

        /// <summary>The name of somebody in the book who was there as well.</summary>
        [StringLength(300)]
        public string? AlsoWith { get; set; }

        /// <summary>Who was picked where several bear that name.</summary>
        public Guid? AlsoWithId { get; set; }
    }

    public abstract record Outcome
    {
        public sealed record Saved(Guid Person) : Outcome;

        public sealed record NotFound : Outcome;

        /// <summary>Who was there is not clear, with what to do and, for a name, who may be meant.</summary>
        public sealed record Unclear(string Message, IReadOnlyList<Meant.Choice> Choices) : Outcome;
    }

    /// <summary>My own talk as a form, and the names of who was there; null where it is not there or not mine.</summary>
    public async Task<(Form Form, IReadOnlyDictionary<Guid, string> Names)?> Read(
        Me me,
        Guid id,
        CancellationToken cancel = default
    )
    {
        await using var db = store.Read(me);
        var talk = await db.Mine<Interaction>().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (talk is null)
            return null;
        var names = await (
            from participant in db.Participants()
            join person in db.People() on participant.PersonId equals person.Id
            where participant.InteractionId == id
            orderby person.SortName
            select new { person.Id, person.DisplayName }
        ).ToListAsync(cancel);
        var form = new Form
        {
            Id = id,
            Kind = talk.Kind,
            On = talk.On,
            Text = talk.Text,
            Place = talk.Place,
            Minutes = talk.Minutes,
            With = [.. names.Select(row => row.Id)],
            There = names.ToDictionary(row => row.Id, _ => true),
        };
        return (form, names.ToDictionary(row => row.Id, row => row.DisplayName));
    }

    public Task<Written<Outcome>> Do(Me me, Guid id, Form form, CancellationToken cancel = default) =>
        store.Write(me, "edit-conversation", db => Edit(db, me, id, form), cancel);

    private async Task<Outcome> Edit(TilthDb db, Me me, Guid id, Form form)
    {
        var talk = await db.Mine<Interaction>().FirstOrDefaultAsync(row => row.Id == id);
        if (talk is null)
            return new Outcome.NotFound();
        var also = await Meant.Of(db, form.AlsoWith, form.AlsoWithId, except: Guid.Empty);
        if (also.Problem is { } problem)
            return new Outcome.Unclear(problem, also.Choices);
        var written = await db.Participants().Where(row => row.InteractionId == id).ToListAsync();
        // Whoever was added since the form was opened stands in none of its boxes.
        var gone = written
            .Where(row =>
                form.With.Contains(row.PersonId) && !form.There.Any(box => box.Key == row.PersonId && box.Value)
            )
            .ToList();
        var isMore = also.Id is { } more && !written.Except(gone).Any(row => row.PersonId == more);
        if (gone.Count == written.Count && written.Count > 0 && !isMore)
            return new Outcome.Unclear("Somebody was there. If it did not happen, take it out.", []);
        talk.Was(form.Kind, form.On ?? talk.On);
        talk.Said(Blank.ToNull(form.Text), Blank.ToNull(form.Place), form.Minutes ?? talk.Minutes);
        db.RemoveRange(gone);
        if (isMore)
        {
            db.Add(Participant.In(talk, also.Id!.Value, clock.GetUtcNow()));
            (await db.MySide(me, also.Id.Value, clock.GetUtcNow())).IsKnown();
        }
        return new Outcome.Saved(written.Except(gone).FirstOrDefault()?.PersonId ?? also.Id ?? Guid.Empty);
    }

    /// <summary>A planned talk took place, and this was said. A second press changes nothing.</summary>
    public async Task<Written<bool>> Happened(Me me, Guid id, string? line, CancellationToken cancel = default)
    {
        var said = await WhatWasSaid.Of(rooms, me, line, await WhoIsThere(me, id, cancel), cancel);
        return await store.Write(
            me,
            "record-conversation",
            async db =>
            {
                var talk = await db.Mine<Interaction>().FirstOrDefaultAsync(row => row.Id == id);
                if (talk is { IsPlanned: true })
                {
                    talk.Happened();
                    talk.Said(Blank.ToNull(line) ?? talk.Text, talk.Place, talk.Minutes);
                    await said(db, talk);
                }
                return talk is not null;
            },
            cancel
        );
    }

    private async Task<List<Guid>> WhoIsThere(Me me, Guid id, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        return await db.Mine<Participant>()
            .Where(row => row.InteractionId == id)
            .Select(row => row.PersonId)
            .ToListAsync(cancel);
    }

    /// <summary>A planned talk moves to a week from today.</summary>
    public Task<Written<bool>> Postpone(Me me, Guid id, CancellationToken cancel = default) =>
        store.Write(
            me,
            "later",
            async db =>
            {
                var talk = await db.Mine<Interaction>().FirstOrDefaultAsync(row => row.Id == id);
                talk?.Postpone(me.Today(clock).AddDays(DaysLater));
                return talk is not null;
            },
            cancel
        );

    public Task<Written<bool>> Delete(Me me, Guid id, CancellationToken cancel = default) =>
        store.Write(
            me,
            "delete-conversation",
            async db =>
            {
                var talk = await db.Mine<Interaction>().FirstOrDefaultAsync(row => row.Id == id);
                if (talk is not null)
                    await db.RemoveWithReferences(talk);
                return talk is not null;
            },
            cancel
        );
}
