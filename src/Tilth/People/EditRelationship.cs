using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Changes my own side of a person: circle, how often, how we met, what only I may read.</summary>
public sealed class EditRelationship(TilthStore store, TimeProvider clock)
{
    public enum Outcome
    {
        Saved,
        NotFound,
        UnreadableDate,
    }

    public sealed record Form
    {
        public Guid? CircleId { get; set; }

        [Range(0, 3660, ErrorMessage = "Please give days between 0 (no rhythm) and ten years.")]
        public int? CadenceDays { get; set; }

        public string? MetOn { get; set; }

        [StringLength(2000)]
        public string? HowMet { get; set; }

        [StringLength(20_000)]
        public string? Notes { get; set; }

        public bool DoNotSuggest { get; set; }

        public static Form Of(Relationship? mine) =>
            new()
            {
                CircleId = mine?.CircleId,
                CadenceDays = mine?.CadenceDays,
                MetOn = mine?.MetOn?.ToString(),
                HowMet = mine?.HowMet,
                Notes = mine?.Notes,
                DoNotSuggest = mine?.DoNotSuggest ?? false,
            };
    }

    public Task<Written<Outcome>> Do(Me me, Guid person, Form form, CancellationToken cancel = default) =>
        store.Write(me, "edit-relationship", db => Edit(db, me, person, form), cancel);

    private async Task<Outcome> Edit(TilthDb db, Me me, Guid person, Form form)
    {
        var isMyself = await db.Set<Member>().AnyAsync(member => member.PersonId == person);
        if (isMyself || !await db.People().AnyAsync(row => row.Id == person))
            return Outcome.NotFound;
        PartialDate? met = null;
        if (Blank.ToNull(form.MetOn) is { } text)
        {
            if (!PartialDate.TryParse(text, out var date))
                return Outcome.UnreadableDate;
            met = date;
        }
        var mine = await db.MySide(me, person, clock.GetUtcNow());
        mine.KeepInTouch(await db.OwnCircle(me, form.CircleId), form.CadenceDays);
        mine.Met(met, Blank.ToNull(form.HowMet), mine.MetThroughId);
        mine.Note(Blank.ToNull(form.Notes));
        mine.Suggest(form.DoNotSuggest);
        return Outcome.Saved;
    }
}
