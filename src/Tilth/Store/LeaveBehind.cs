using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>
/// Once a day: what was a member's alone is erased 30 days after they left the book, rows and images. A talk or a promise that
/// they shared was given to the book, and stays; how they knew somebody goes with them, since their notes are part of it.
/// </summary>
public sealed class LeaveBehind(Database database, TilthStore store, TimeProvider clock, ILogger<LeaveBehind> log)
    : Recurring(TimeSpan.FromHours(24), clock, log)
{
    public const int Days = 30;

    // Each row is looked up by what refers to it: a slice is one write, and must not keep others waiting.
    private const int RowsInSlice = 100;

    public static DateTimeOffset Until(Seat left) => left.LeftAt!.Value.AddDays(Days);

    /// <summary>Tells how many rows were erased.</summary>
    public override async Task<int> Run(CancellationToken cancel = default)
    {
        var before = Clock.GetUtcNow().AddDays(-Days);
        await using var db = database.Query(null);
        var gone = await db.Set<Member>()
            .IgnoreQueryFilters([TilthDb.SpaceFilter])
            .Where(member => member.LeftAt < before && member.PersonId != null)
            .ToListAsync(cancel);
        var erased = 0;
        foreach (var member in gone)
            erased += await Erase(db, member, cancel);
        return erased;
    }

    private async Task<int> Erase(TilthDb model, Member member, CancellationToken cancel)
    {
        var me = new Me(member.AccountId, member.SpaceId, member.Id, Door.Job, TimeZoneInfo.Utc);
        var act = new Act("erase-own", NewId.At(Clock.GetUtcNow()));
        var erased = 0;
        foreach (var type in PartsFirst(model))
        {
            int? slice;
            do
            {
                slice = (await store.WriteFrozen(me, act, db => Slice(db, me, type), cancel)).Outcome;
                // Whoever came back meanwhile keeps what is still there.
                if (slice is null)
                    return erased;
                erased += slice.Value;
            } while (slice == RowsInSlice);
        }
        await database.Loops.Run(me.SpaceId, group => group.Frame.Forget(me), cancel);
        return erased;
    }

    /// <summary>The kinds of a member's own rows, each before those that it belongs to.</summary>
    private static IEnumerable<IEntityType> PartsFirst(TilthDb db)
    {
        var left = db.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IMemberRow))).ToList();
        while (left.Count > 0)
        {
            var next = left.First(type =>
                !type.GetReferencingForeignKeys()
                    .Any(key => key.DeclaringEntityType != type && left.Contains(key.DeclaringEntityType))
            );
            left.Remove(next);
            yield return next;
        }
    }

    private static async Task<int?> Slice(TilthDb db, Me me, IEntityType type)
    {
        if (!await db.Set<Member>().AnyAsync(member => member.Id == me.MemberId && member.LeftAt != null))
            return null;
        return await (Task<int>)
            typeof(LeaveBehind)
                .GetMethod(nameof(Remove), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.ClrType)
                .Invoke(null, [db])!;
    }

    private static async Task<int> Remove<T>(TilthDb db)
        where T : class, IMemberRow
    {
        var keepsNotes = typeof(T).IsAssignableTo(typeof(IKeepsNotes));
        var rows = await db.Mine<T>().Where(row => !row.Shared || keepsNotes).Take(RowsInSlice).ToListAsync();
        foreach (var row in rows)
            await db.RemoveWithReferences(row);
        return rows.Count;
    }
}
