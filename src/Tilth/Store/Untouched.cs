using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.Store.Erasure;

namespace Tilth.Store;

/// <summary>
/// A book that holds nobody but oneself and nothing but what every book begins with: what is there gives way to the whole
/// of another one.
/// </summary>
public static class Untouched
{
    /// <summary>True if every row, whosever it is, came with the opening of the book for this member, and nobody was ever erased in it.</summary>
    public static async Task<bool> IsUntouched(this TilthDb db, CancellationToken cancel = default)
    {
        // Whoever was erased must not come back with a whole book: its people then come in one by one.
        if (await db.Set<Suppression>().AnyAsync(cancel))
            return false;
        var began = await Undo.OfAll(db)
            .Where(change => change.Action == ChangeAction.Insert)
            .Where(change =>
                db.Set<Operation>()
                    .Any(act =>
                        act.Id == change.OperationId && act.Verb == Act.OpenBook && act.MemberId == db.Me!.MemberId
                    )
            )
            .Select(change => change.RecordId)
            .ToListAsync(cancel);
        foreach (var kind in Kinds.All(db.Model))
        {
            if (await (Task<bool>)Call(nameof(HasOther), kind, db, began, cancel))
                return false;
        }
        return true;
    }

    /// <summary>Takes out every row of an untouched book; all of it is in the feed.</summary>
    public static async Task Clear(this TilthDb db)
    {
        foreach (var kind in Kinds.All(db.Model))
            db.RemoveRange(await (Task<List<ISpaceRow>>)Call(nameof(All), kind, db));
    }

    private static object Call(string method, IEntityType kind, params object[] arguments) =>
        typeof(Untouched)
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(kind.ClrType)
            .Invoke(null, arguments)!;

    private static Task<bool> HasOther<T>(TilthDb db, List<Guid> began, CancellationToken cancel)
        where T : class, ISpaceRow => Whosever.All<T>(db).AnyAsync(row => !began.Contains(row.Id), cancel);

    private static async Task<List<ISpaceRow>> All<T>(TilthDb db)
        where T : class, ISpaceRow => [.. await Whosever.All<T>(db).ToListAsync()];
}
