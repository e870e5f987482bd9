using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>
/// A book that holds nobody but oneself and nothing but what every book begins with: what is there gives way to the whole
/// of another one.
/// </summary>
public static class Untouched
{
    /// <summary>True if every row, whosever it is, came with the opening of the book for this member.</summary>
    public static async Task<bool> IsUntouched(this TilthDb db, CancellationToken cancel = default)
    {
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
        foreach (var kind in Kinds(db))
        {
            if (await (Task<bool>)Call(nameof(HasOther), kind, db, began, cancel))
                return false;
        }
        return true;
    }

    /// <summary>Takes out every row of an untouched book; all of it is in the feed.</summary>
    public static async Task Clear(this TilthDb db)
    {
        foreach (var kind in Kinds(db))
            db.RemoveRange(await (Task<List<ISpaceRow>>)Call(nameof(All), kind, db));
    }

    /// <summary>The kinds of record but for seats, which are no part of it.</summary>
    private static IEnumerable<IEntityType> Kinds(TilthDb db) =>
        db.Model.GetEntityTypes().Where(type => Store.Kinds.Of(type) is not null && type.ClrType != typeof(Member));

    private static object Call(string method, IEntityType kind, params object[] arguments) =>
        typeof(Untouched)
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(kind.ClrType)
            .Invoke(null, arguments)!;

    private static Task<bool> HasOther<T>(TilthDb db, List<Guid> began, CancellationToken cancel)
        where T : class, ISpaceRow => Whosever<T>(db).AnyAsync(row => !began.Contains(row.Id), cancel);

    private static async Task<List<ISpaceRow>> All<T>(TilthDb db)
        where T : class, ISpaceRow => [.. await Whosever<T>(db).ToListAsync()];

    private static IQueryable<T> Whosever<T>(TilthDb db)
        where T : class, ISpaceRow => db.Set<T>().IgnoreQueryFilters([TilthDb.MineFilter]);
}
