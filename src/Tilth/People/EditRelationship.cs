using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Changes my own side of a person: circle, how often, how we met, what only I may read.</summary>
public sealed class EditRelationship(TilthStore store, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Saved : Outcome;

        public sealed record NotFound : Outcome;

        /// <summary>A field that is not clear, with what to do and, for a name, who may be meant.</summary>
        public sealed record Unclear(string Field, string Message, IReadOnlyList<Meant.Choice> Choices) : Outcome;
    }

    public sealed record Form
    {
        public Guid? CircleId { get; set; }

        [Range(0, 3660, ErrorMessage = "Please give days between 0 (no rhythm) and ten years.")]
        public int? CadenceDays { get; set; }

        [StringLength(20)]
        public string? MetOn { get; set; }

        [StringLength(2000)]
        public string? HowMet { get; set; }

        /// <summary>The name of somebody in the book.</summary>
        [StringLength(300)]
        public string? Through { get; set; }

        /// <summary>Who was picked where several bear that name.</summary>
        public Guid? ThroughId { get; set; }

        /// <summary>Asked only about somebody whom I have not met.</summary>
        [StringLength(2000)]
        public string? ReadIn { get; set; }

        [StringLength(20_000)]
        public string? Notes { get; set; }

        public bool DoNotSuggest { get; set; }

        public static Form Of(Relationship? mine, string? through) =>
            new()
            {
                CircleId = mine?.CircleId,
                CadenceDays = mine?.CadenceDays,
                MetOn = mine?.MetOn?.ToString(),
                HowMet = mine?.HowMet,
                Through = through,
                ThroughId = mine?.MetThroughId,
                ReadIn = mine?.ReadIn,
                Notes = mine?.Notes,
                DoNotSuggest = mine?.DoNotSuggest ?? false,
            };
    }

    public Task<Written<Outcome>> Do(Me me, Guid person, Form form, CancellationToken cancel = default) =>
        store.Write(me, "edit-relationship", db => Edit(db, me, person, form), cancel);

    private async Task<Outcome> Edit(TilthDb db, Me me, Guid person, Form form)
    {
        var isMyself = await db.Oneself.AnyAsync(id => id == person);
        if (isMyself || !await db.People().AnyAsync(row => row.Id == person))
            return new Outcome.NotFound();
        PartialDate? met = null;
        if (Blank.ToNull(form.MetOn) is { } text)
        {
            if (!PartialDate.TryParse(text, out var date))
                return new Outcome.Unclear(nameof(form.MetOn), "Please write 2019-05-12, 2019-05 or 2019.", []);
            met = date;
        }
        var through = await Meant.Of(db, form.Through, form.ThroughId, except: person);
        if (through.Problem is { } problem)
            return new Outcome.Unclear(nameof(form.Through), problem, through.Choices);
        var mine = await db.MySide(me, person, clock.GetUtcNow());
        mine.KeepInTouch(await db.OwnCircle(me, form.CircleId), form.CadenceDays);
        mine.Met(met, Blank.ToNull(form.HowMet), through.Id);
        if (mine.Standing == Standing.Wanted)
            mine.Want(Blank.ToNull(form.ReadIn));
        mine.Note(Blank.ToNull(form.Notes));
        mine.Suggest(form.DoNotSuggest);
        return new Outcome.Saved();
    }
}
