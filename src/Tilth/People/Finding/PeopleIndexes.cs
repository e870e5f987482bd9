using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary>The people of each book in memory: one index of the facts for all its members, and a small one for each member's own.</summary>
public sealed class PeopleIndexes(TilthStore store, IEnumerable<IFoundBy> words, TimeProvider clock)
{
    private readonly ConcurrentDictionary<int, PeopleIndex> _shared = [];
    private readonly ConcurrentDictionary<(int Space, Guid Member, Entrusted What), PeopleIndex> _own = [];

    /// <summary>What this member may find now, with everything that was written before the call.</summary>
    public async Task<SearchView> Current(Me me, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var position = await db.Set<Space>().Select(space => space.Position).FirstAsync(cancel);
        var shared = _shared.GetOrAdd(me.SpaceId, _ => new PeopleIndex(SearchDocuments.Shared, (_, _) => []));
        var own = _own.GetOrAdd((me.SpaceId, me.MemberId, me.Behalf?.What ?? Entrusted.Everything), _ => Own(me));
        return new SearchView(await shared.At(db, position, cancel), await own.At(db, position, cancel));
    }

    private PeopleIndex Own(Me me) =>
        new(
            (db, only, cancel) => SearchDocuments.Own(db, only, words, me.Today(clock), cancel),
            (db, changes) => words.Select(room => room.Touched(db, changes))
        );
}
