using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>What was done in a book, the latest first: all, or what touched one person.</summary>
public sealed class Acts(TilthStore store)
{
    private const int PageSize = 100,
        MostNames = 3;

    public sealed record Entry(Guid Id, DateTimeOffset At, string Verb, Door Door, bool IsMine, bool IsUndone)
    {
        /// <summary>The first few people whom it touched; someone deleted since has no name here.</summary>
        public IReadOnlyList<(Guid Id, string Name)> People { get; init; } = [];
    }

    public async Task<IReadOnlyList<Entry>> Of(Me me, Guid? person, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var operations = db.Set<Operation>().AsQueryable();
        if (person is not null)
            operations = operations.Where(row =>
                db.Set<Change>().Any(change => change.OperationId == row.Id && change.PersonId == person)
            );
        var undone = Undo.Undone(db);
        var entries = await operations
            .OrderByDescending(row => row.Id)
            .Take(PageSize)
            .Select(row => new Entry(
                row.Id,
                row.At,
                row.Verb,
                row.Door,
                row.MemberId == me.MemberId,
                undone.Contains(row.Id)
            ))
            .ToListAsync(cancel);
        return await WithNames(db, entries, cancel);
    }

    private static async Task<IReadOnlyList<Entry>> WithNames(TilthDb db, List<Entry> entries, CancellationToken cancel)
    {
        var ids = entries.ConvertAll(entry => entry.Id);
        var touched = await db.Set<Change>()
            .Where(change => ids.Contains(change.OperationId) && change.PersonId != null)
            .GroupBy(change => new { change.OperationId, change.PersonId })
            .Select(pair => new { pair.Key.OperationId, PersonId = pair.Key.PersonId!.Value })
            .ToListAsync(cancel);
        var by = touched.ToLookup(pair => pair.OperationId, pair => pair.PersonId);
        var names = await PeopleNames.Of(db, entries.SelectMany(entry => by[entry.Id].Take(MostNames)));
        return
        [
            .. entries.Select(entry =>
                entry with
                {
                    People = [.. by[entry.Id].Take(MostNames).Where(names.ContainsKey).Select(id => (id, names[id]))],
                }
            ),
        ];
    }
}
