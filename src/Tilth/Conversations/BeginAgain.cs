using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>
/// A fresh start: for all whose time to keep in touch has run out it begins again from today. They come back over half a
/// round, not all on one day.
/// </summary>
public sealed class BeginAgain(TilthStore store, TimeProvider clock)
{
    // A slice is one write: small enough not to hold up others.
    private const int InSlice = 100;

    /// <summary>One act, however many they are, so that one undo takes it back. True, also where nobody was due.</summary>
    public async Task<Written<bool>> Do(Me me, CancellationToken cancel = default)
    {
        var today = me.Today(clock);
        var ids = await Due(me, today, cancel);
        Guid? operation = null;
        foreach (var (slice, number) in ids.Chunk(InSlice).Select((slice, number) => (slice, number)))
        {
            var written = await store.Write(
                me,
                new Act("begin-again", operation),
                async db =>
                {
                    var due = await DueForContact
                        .Due(db, today)
                        .Select(row => row.Mine)
                        .Where(row => slice.Contains(row.Id))
                        .OrderBy(row => row.DueOn)
                        .ToListAsync();
                    for (var at = 0; at < due.Count; at++)
                        Begin(due[at], today, number * InSlice + at, ids.Count);
                    return true;
                },
                cancel
            );
            operation ??= written.Operation;
        }
        return new Written<bool>(true, operation);
    }

    private async Task<List<Guid>> Due(Me me, DateOnly today, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        return await DueForContact
            .Due(db, today)
            .Select(row => row.Mine)
            .OrderBy(row => row.DueOn)
            .Select(row => row.Id)
            .ToListAsync(cancel);
    }

    private static void Begin(Relationship mine, DateOnly today, int at, int count)
    {
        var days = mine.Rhythm!.Value;
        mine.BeginAgain(today.AddDays(days + days * at / (2 * count)));
    }
}
