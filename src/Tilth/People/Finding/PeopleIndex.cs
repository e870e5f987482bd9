using Microsoft.EntityFrameworkCore;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary>
/// The people of one book in memory, to be found as one types: the shared facts for all, a member's own notes and talks beside
/// them.
/// It remembers the position of the feed and catches up before it answers.
/// </summary>
internal sealed class PeopleIndex(TilthStore store, IEnumerable<IFoundBy> words, TimeProvider clock)
{
    // More changes than this are read anew rather than one by one.
    private const int ManyChanges = 2000;

    private readonly AsyncLock _catchingUp = new();
    private SearchIndex _shared = SearchIndex.Build([]);
    private SearchIndex _own = SearchIndex.Build([]);
    private long _position = -1;

    public async Task<SearchView> Current(Me me, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var position = await db.Set<Space>().Select(space => space.Position).FirstAsync(cancel);
        if (position != _position)
            await CatchUp(db, me, position, cancel);
        return new SearchView(_shared, _own);
    }

    private async Task CatchUp(TilthDb db, Me me, long position, CancellationToken cancel)
    {
        using (await _catchingUp.Enter(cancel))
        {
            if (_position >= position)
                return;
            var today = me.Today(clock);
            var touched = _position < 0 ? null : await Touched(db, _position, cancel);
            if (touched is null)
                (_shared, _own) = (
                    SearchIndex.Build(await SearchDocuments.Shared(db, null, cancel)),
                    SearchIndex.Build(await SearchDocuments.Own(db, null, words, today, cancel))
                );
            else if (touched.Count > 0)
                await Renew(db, touched, today, cancel);
            _position = position;
        }
    }

    /// <summary>The people whom changes since then touched; null where those are too many to read one by one.</summary>
    private async Task<List<Guid>?> Touched(TilthDb db, long since, CancellationToken cancel)
    {
        string[] shared = [Kinds.Of<Organisation>(), Kinds.Of<Label>()];
        var changes = db.Set<Change>().Where(change => change.Position > since);
        var renamed = await changes.AnyAsync(
            change => shared.Contains(change.Kind) && change.Action == ChangeAction.Update,
            cancel
        );
        var people = await changes
            .Where(change => change.PersonId != null)
            .Select(change => change.PersonId!.Value)
            .Distinct()
            .Take(ManyChanges)
            .ToListAsync(cancel);
        foreach (var room in words)
            people.AddRange(await room.Touched(db, changes).Distinct().Take(ManyChanges).ToListAsync(cancel));
        return renamed || people.Count >= ManyChanges ? null : [.. people.Distinct()];
    }

    private async Task Renew(TilthDb db, List<Guid> touched, DateOnly today, CancellationToken cancel)
    {
        var shared = await SearchDocuments.Shared(db, touched, cancel);
        var own = await SearchDocuments.Own(db, touched, words, today, cancel);
        foreach (var gone in touched.Except(shared.Select(document => document.Key)))
            _shared.Remove(gone);
        foreach (var gone in touched.Except(own.Select(document => document.Key)))
            _own.Remove(gone);
        _shared.PutAll(shared);
        _own.PutAll(own);
    }
}
