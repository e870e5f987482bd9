using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Promises;

/// <summary>Writes down what I promised somebody, or what somebody promised me.</summary>
public sealed class MakePromise(TilthStore store, TimeProvider clock)
{
    public sealed record Form : PromiseForm
    {
        public Guid Id { get; set; }
        public Guid PersonId { get; set; }

        public TodoKind Kind { get; set; }
    }

    /// <summary>False where the person is not in this book; the same form a second time changes nothing.</summary>
    public Task<Written<bool>> Do(Me me, Form form, CancellationToken cancel = default) =>
        store.Write(
            me,
            "make-promise",
            async db =>
            {
                if (!await db.People().AnyAsync(person => person.Id == form.PersonId))
                    return false;
                var id = form.Id == Guid.Empty ? NewId.At(clock.GetUtcNow()) : form.Id;
                if (!await db.Todos().AnyAsync(todo => todo.Id == id))
                    db.Add(
                        Todo.Make(
                            me,
                            id,
                            form.Kind,
                            form.Owner,
                            form.PersonId,
                            form.Text.Trim(),
                            me.Today(clock),
                            form.DueOn
                        )
                    );
                return true;
            },
            cancel
        );
}
