using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Deletes a person with what hangs on them; for 30 days undo brings everything back.</summary>
public sealed class DeletePerson(TilthStore store)
{
    public enum Outcome
    {
        Deleted,
        NotFound,

        /// <summary>One cannot delete oneself from one's own book.</summary>
        Myself,
    }

    public Task<Written<Outcome>> Do(Me me, Guid id, CancellationToken cancel = default) =>
        store.Write(me, "delete-person", db => Delete(db, id), cancel);

    private static async Task<Outcome> Delete(TilthDb db, Guid id)
    {
        var person = await db.People().FirstOrDefaultAsync(row => row.Id == id);
        if (person is null)
            return Outcome.NotFound;
        if (await db.Set<Member>().AnyAsync(member => member.PersonId == id))
            return Outcome.Myself;
        await db.RemoveWithReferences(person);
        return Outcome.Deleted;
    }
}
