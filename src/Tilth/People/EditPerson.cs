using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>
/// Changes the facts of a person. A form that was filled in while somebody else saved is merged field by field; where both
/// changed the same field nothing is saved, and both values stand side by side.
/// </summary>
public sealed class EditPerson(TilthStore store)
{
    public abstract record Outcome
    {
        public sealed record Saved : Outcome;

        public sealed record NotFound : Outcome;

        /// <summary>The fields that somebody else changed meanwhile, with what they hold now, at that version.</summary>
        public sealed record Clash(IReadOnlyDictionary<string, string> Theirs, long Version) : Outcome;

        /// <summary>A field that cannot be read, with what to do.</summary>
        public sealed record Unreadable(string Field, string Message) : Outcome;
    }

    public sealed record Form
    {
        /// <summary>The version of the person that the form shows.</summary>
        public long Version { get; set; }

        [Required(ErrorMessage = "A name is needed, whatever it is."), StringLength(300)]
        public string Name { get; set; } = "";

        [StringLength(500)]
        public string? Given { get; set; }

        [StringLength(500)]
        public string? Family { get; set; }

        [StringLength(500)]
        public string? Nicknames { get; set; }

        [StringLength(500)]
        public string? Pronouns { get; set; }

        [StringLength(500)]
        public string? FormOfAddress { get; set; }

        [StringLength(20_000)]
        public string? Emails { get; set; }

        [StringLength(20_000)]
        public string? Phones { get; set; }

        [StringLength(20_000)]
        public string? Links { get; set; }

        [StringLength(500)]
        public string? Street { get; set; }

        [StringLength(500)]
        public string? City { get; set; }

        [StringLength(500)]
        public string? PostalCode { get; set; }

        [StringLength(500)]
        public string? Country { get; set; }

        [StringLength(500)]
        public string? Birthday { get; set; }

        [StringLength(20_000)]
        public string? Around { get; set; }

        [StringLength(20_000)]
        public string? About { get; set; }
        public Rest Rest { get; set; }
    }

    public Task<Written<Outcome>> Do(Me me, Guid id, Form form, CancellationToken cancel = default) =>
        store.Write(me, "edit-person", db => Edit(db, id, form), cancel);

    private static async Task<Outcome> Edit(TilthDb db, Guid id, Form form)
    {
        var person = await db.People().FirstOrDefaultAsync(row => row.Id == id);
        if (person is null)
            return new Outcome.NotFound();
        if (Blank.ToNull(form.Birthday) is { } text && !PartialDate.TryParse(text, out _))
            return new Outcome.Unreadable(nameof(form.Birthday), "Please write 1975-04-12, 1975-04, 1975 or --04-12.");
        var shown =
            person.Version == form.Version ? PersonForm.Of(person) : await PersonForm.At(db, person, form.Version);
        var merge = PersonForm.Merge(shown, form, PersonForm.Of(person));
        if (merge.Theirs.Count > 0)
            return new Outcome.Clash(merge.Theirs, person.Version);
        PersonForm.Apply(merge.Form, PersonForm.Of(person), person);
        return new Outcome.Saved();
    }
}
