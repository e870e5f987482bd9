using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Promises;

/// <summary>Changes an open promise: its words, its day, whose it is and with whom.</summary>
public sealed class EditPromise(TilthStore store)
{
    public abstract record Outcome
    {
        public sealed record Saved(Guid? Person) : Outcome;

        public sealed record NotFound : Outcome;

        /// <summary>With whom is not clear: what to do, and who may be meant.</summary>
        public sealed record Unclear(string Message, IReadOnlyList<Meant.Choice> Choices) : Outcome;
    }

    public sealed record Form : PromiseForm, IValidatableObject
    {
        /// <summary>The name of somebody in the book; empty for nobody.</summary>
        [StringLength(300)]
        public string? With { get; set; }

        /// <summary>Who was picked where several bear that name.</summary>
        public Guid? WithId { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (DueOn is null)
                yield return new("By when? Please write a day such as 2027-03-12.", [nameof(DueOn)]);
        }
    }

    /// <summary>My own open promise as a form; null where there is none.</summary>
    public async Task<Form?> Read(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var todo = await Open(db, id, cancel);
        return todo is null
            ? null
            : new Form
            {
                Text = todo.Text,
                Owner = todo.Owner,
                DueOn = todo.DueOn,
                WithId = todo.PersonId,
                With = await db.People()
                    .Where(person => person.Id == todo.PersonId)
                    .Select(person => person.DisplayName)
                    .FirstOrDefaultAsync(cancel),
            };
    }

    public Task<Written<Outcome>> Do(Me me, Guid id, Form form, CancellationToken cancel = default) =>
        store.Write(me, "edit-promise", db => Edit(db, id, form), cancel);

    private static async Task<Outcome> Edit(TilthDb db, Guid id, Form form)
    {
        if (await Open(db, id) is not { } todo)
            return new Outcome.NotFound();
        var with = await Meant.Of(db, form.With, form.WithId, except: Guid.Empty);
        if (with.Problem is { } problem)
            return new Outcome.Unclear(problem, with.Choices);
        todo.Say(form.Text.Trim());
        todo.IsDue(form.DueOn ?? todo.DueOn);
        todo.IsOf(form.Owner);
        todo.IsFor(with.Id);
        return new Outcome.Saved(with.Id);
    }

    private static Task<Todo?> Open(TilthDb db, Guid id, CancellationToken cancel = default) =>
        db.Mine<Todo>().FirstOrDefaultAsync(row => row.Id == id && row.State == TodoState.Open, cancel);
}
