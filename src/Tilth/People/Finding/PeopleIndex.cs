using Microsoft.EntityFrameworkCore;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary>
/// People in memory, to be found as one types: the shared facts of a book, or what one member alone knows beside them. It
/// remembers the position of the feed and catches up before it answers.
/// </summary>
/// <param name="read">The documents of all people, or of those alone.</param>
/// <param name="alsoTouched">Whom changes touch that do not name them.</param>
internal sealed class PeopleIndex(
    Func<TilthDb, List<Guid>?, CancellationToken, Task<List<SearchDocument>>> read,
    Func<TilthDb, IQueryable<Change>, IEnumerable<IQueryable<Guid>>> alsoTouched
)
{
    // More changes than this are read anew rather than one by one.
    private const int ManyChanges = 2000;

    private readonly AsyncLock _catchingUp = new();
    private SearchIndex _index = SearchIndex.Build([]);
    private long _position = -1;

    public async Task<SearchIndex> At(TilthDb db, long position, CancellationToken cancel)
    {
        if (position != _position)
            await CatchUp(db, position, cancel);
        return _index;
    }

    private async Task CatchUp(TilthDb db, long position, CancellationToken cancel)
    {
        using (await _catchingUp.Enter(cancel))
        {
            if (_position >= position)
                return;
            var touched = _position < 0 ? null : await Touched(db, _position, cancel);
            if (touched is null)
                _index = SearchIndex.Build(await read(db, null, cancel));
            else if (touched.Count > 0)
                await Renew(db, touched, cancel);
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
        foreach (var more in alsoTouched(db, changes))
            people.AddRange(await more.Distinct().Take(ManyChanges).ToListAsync(cancel));
        return renamed || people.Count >= ManyChanges ? null : [.. people.Distinct()];
    }

    private async Task Renew(TilthDb db, List<Guid> touched, CancellationToken cancel)
    {
        var documents = await read(db, touched, cancel);
        foreach (var gone in touched.Except(documents.Select(document => document.Key)))
            _index.Remove(gone);
        _index.PutAll(documents);
    }
}
