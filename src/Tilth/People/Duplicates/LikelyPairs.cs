using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Duplicates;

/// <summary>The people of each book who may be one person. Every member sees the same facts, and so the same pairs.</summary>
public sealed class LikelyPairs(TilthStore store) : IDisposable
{
    private readonly ConcurrentDictionary<int, LikelyInBook> _books = [];

    /// <summary>Who may be one person as the book is now, the likeliest first.</summary>
    internal async Task<IReadOnlyList<Matching.Likeness>> Current(Me me, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var position = await db.Set<Space>().Select(space => space.Position).FirstAsync(cancel);
        return await _books.GetOrAdd(me.SpaceId, _ => new LikelyInBook()).At(db, position, cancel);
    }

    public void Dispose()
    {
        foreach (var book in _books.Values)
            book.Dispose();
    }
}
