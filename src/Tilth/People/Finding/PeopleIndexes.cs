using System.Collections.Concurrent;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary>The people of each book in memory, as each member may find them.</summary>
public sealed class PeopleIndexes(TilthStore store, IEnumerable<IFoundBy> words, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(int Space, Guid Member), PeopleIndex> _books = [];

    /// <summary>What this member may find now, with everything that was written before the call.</summary>
    public Task<SearchView> Current(Me me, CancellationToken cancel) =>
        _books.GetOrAdd((me.SpaceId, me.MemberId), _ => new PeopleIndex(store, words, clock)).Current(me, cancel);
}
