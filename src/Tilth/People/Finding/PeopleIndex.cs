using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary>People in memory, to be found as one types: the shared facts of a book, or what one member alone knows beside them.</summary>
/// <param name="read">The documents of all people, or of those alone.</param>
/// <param name="alsoTouched">Whom changes touch that do not name them.</param>
internal sealed class PeopleIndex(
    Func<TilthDb, List<Guid>?, CancellationToken, Task<List<SearchDocument>>> read,
    Func<TilthDb, IQueryable<Change>, IEnumerable<IQueryable<Guid>>> alsoTouched
) : PeopleInMemory
{
    private SearchIndex _index = SearchIndex.Build([]);

    public async Task<SearchIndex> At(TilthDb db, long position, CancellationToken cancel)
    {
        await CatchUp(db, position, cancel);
        return _index;
    }

    protected override async Task ReadAll(TilthDb db, CancellationToken cancel) =>
        _index = SearchIndex.Build(await read(db, null, cancel));

    protected override async Task Renew(TilthDb db, List<Guid> touched, CancellationToken cancel)
    {
        var documents = await read(db, touched, cancel);
        foreach (var gone in touched.Except(documents.Select(document => document.Key)))
            _index.Remove(gone);
        _index.PutAll(documents);
    }

    protected override IEnumerable<IQueryable<Guid>> AlsoTouched(TilthDb db, IQueryable<Change> changes) =>
        alsoTouched(db, changes);
}
