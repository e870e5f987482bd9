using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.People.Fields;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth.People;

/// <summary>
/// Changes the facts of a person. A form that was filled in while somebody else saved is merged field by field; where both
/// changed the same field nothing is saved, and both values stand side by side.
/// </summary>
public sealed class EditPerson(TilthStore store, ViewBudget budget, TimeProvider clock)
{
    public abstract record Outcome
    {
        public sealed record Saved : Outcome;

        public sealed record NotFound : Outcome;

        /// <summary>The fields that somebody else changed meanwhile, with what they hold now, at that version.</summary>
        public sealed record Clash(IReadOnlyDictionary<string, string> Theirs, long Version) : Outcome;

        /// <summary>
        /// Fields that cannot be read, with what to do; and fields of the book's own that cannot, or that somebody else changed
        /// meanwhile.
        /// </summary>
        public sealed record Refused(
            IReadOnlyList<(string Field, string Message)> Fields,
            IReadOnlyList<OwnFields.Mistake> Own
        ) : Outcome;
    }

    public sealed record Form
    {
        /// <summary>The version of the person that the form shows.</summary>
        public long Version { get; set; }

        [Required(ErrorMessage = "A name is needed, whatever it is."), StringLength(300), Seen]
        public string Name { get; set; } = "";

        [StringLength(500)]
        public string? Prefix { get; set; }

        [StringLength(500)]
        public string? Given { get; set; }

        [StringLength(500)]
        public string? Additional { get; set; }

        [StringLength(500)]
        public string? Family { get; set; }

        [StringLength(500)]
        public string? SecondFamily { get; set; }

        [StringLength(500)]
        public string? Suffix { get; set; }

        [StringLength(500)]
        public string? PhoneticGiven { get; set; }

        [StringLength(500)]
        public string? PhoneticFamily { get; set; }

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

        [StringLength(20_000)]
        public string? Messengers { get; set; }

        public IList<AddressFields> Addresses
        {
            get;
            set => field = value ?? [];
        } = [];

        [StringLength(500)]
        public string? Birthday { get; set; }

        [StringLength(500)]
        public string? Anniversary { get; set; }

        [StringLength(20_000)]
        public string? Around { get; set; }

        [StringLength(20_000)]
        public string? About { get; set; }
        public Rest Rest { get; set; }

        [StringLength(2000)]
        public string? Labels { get; set; }

        /// <summary>The labels that the form showed.</summary>
        public string? LabelsWere { get; set; }

        public IList<OwnFields.Entry> Own
        {
            get;
            // A form without any leaves null.
            set => field = value ?? [];
        } = [];
    }

    /// <summary>The person as a form; null where there is nobody of that id.</summary>
    public async Task<Form?> Read(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var person = await db.People().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (person is null)
            return null;
        await budget.Take(me, id, cancel);
        var labels = await LabelLine.Of(db, id, cancel);
        return PersonForm.Of(person) with
        {
            Labels = labels,
            LabelsWere = labels,
            Own = await OwnFields.Entries(db, id, cancel),
        };
    }

    public Task<Written<Outcome>> Do(Me me, Guid id, Form form, CancellationToken cancel = default) =>
        store.Write(me, "edit-person", db => Edit(db, me, id, form), cancel);

    private async Task<Outcome> Edit(TilthDb db, Me me, Guid id, Form form)
    {
        var person = await db.People().FirstOrDefaultAsync(row => row.Id == id);
        if (person is null)
            return new Outcome.NotFound();
        var now = clock.GetUtcNow();
        var mistakes = PersonMistakes.Of(form, person, me.Today(clock));
        var own = await OwnFields.Read(db, person, form.Own, now);
        if (mistakes.Count + own.Mistakes.Count > 0)
            return new Outcome.Refused(mistakes, own.Mistakes);
        form.Birthday = SaidDate.Text(form.Birthday);
        form.Anniversary = SaidDate.Text(form.Anniversary);
        var shown =
            person.Version == form.Version ? PersonForm.Of(person) : await PersonForm.At(db, person, form.Version);
        var merge = PersonForm.Merge(shown, form, PersonForm.Of(person));
        if (merge.Theirs.Count > 0)
            return new Outcome.Clash(merge.Theirs, person.Version);
        own.Set();
        PersonForm.Apply(merge.Form, PersonForm.Of(person), person);
        await LabelLine.Apply(db, person, form.LabelsWere, form.Labels, now);
        return new Outcome.Saved();
    }
}
