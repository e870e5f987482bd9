using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Fields;

/// <summary>Gives the book a field of its own, names it anew, or takes it out with all that it said.</summary>
public sealed class DefineField(TilthStore store, TimeProvider clock)
{
    public enum Outcome
    {
        Saved,
        NotFound,

        /// <summary>There is a field of that name.</summary>
        NameTaken,
    }

    public sealed record Form
    {
        /// <summary>Made where the form is filled in, so that sending it twice defines once.</summary>
        public Guid Id { get; set; }

        [Required(ErrorMessage = "What is it called?"), StringLength(100)]
        public string Name { get; set; } = "";

        /// <summary>Set once: what was written down under one kind need not make sense under another.</summary>
        public FieldKind Kind { get; set; }
    }

    public Task<Written<Outcome>> Do(Me me, Form form, CancellationToken cancel = default) =>
        store.Write(
            me,
            "define-field",
            async db =>
            {
                if (await db.CustomFields().AnyAsync(field => field.Id == form.Id))
                    return Outcome.Saved;
                if (await IsTaken(db, form.Name, except: null))
                    return Outcome.NameTaken;
                var id = form.Id == Guid.Empty ? NewId.At(clock.GetUtcNow()) : form.Id;
                db.Add(CustomField.Define(me.SpaceId, form.Name, form.Kind, id));
                return Outcome.Saved;
            },
            cancel
        );

    public Task<Written<Outcome>> Rename(Me me, Guid id, string name, CancellationToken cancel = default) =>
        store.Write(
            me,
            "rename-field",
            async db =>
            {
                var field = await db.CustomFields().FirstOrDefaultAsync(row => row.Id == id);
                if (field is null)
                    return Outcome.NotFound;
                if (await IsTaken(db, name, except: id))
                    return Outcome.NameTaken;
                field.Rename(name);
                return Outcome.Saved;
            },
            cancel
        );

    /// <summary>False where there is no such field.</summary>
    public Task<Written<bool>> Remove(Me me, Guid id, CancellationToken cancel = default) =>
        store.Write(
            me,
            "remove-field",
            async db =>
            {
                var field = await db.CustomFields().FirstOrDefaultAsync(row => row.Id == id);
                if (field is not null)
                    await db.RemoveWithReferences(field);
                return field is not null;
            },
            cancel
        );

    private static async Task<bool> IsTaken(TilthDb db, string name, Guid? except)
    {
        var names = await db.CustomFields().Where(row => row.Id != except).Select(row => row.Name).ToListAsync();
        return names.Exists(other => Folding.Fold(other) == Folding.Fold(name.Trim()));
    }
}
