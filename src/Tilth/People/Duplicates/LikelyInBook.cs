using Tilth.Matching;
using Tilth.People.Finding;
using Tilth.Store;

namespace Tilth.People.Duplicates;

/// <summary>
/// Who of a book may be one person. How much each field tells is learned from the book when it is read; a change then asks about
/// those alone whom it touched.
/// </summary>
internal sealed class LikelyInBook : PeopleInMemory, IDisposable
{
    // How many second entries one person has, at most.
    private const int MostOfOne = 20;

    private MatchIndex _index = new();
    private IReadOnlyList<Matching.Likeness> _pairs = [];

    public async Task<IReadOnlyList<Matching.Likeness>> At(TilthDb db, long position, CancellationToken cancel)
    {
        await CatchUp(db, position, cancel);
        return _pairs;
    }

    public void Dispose() => _index.Dispose();

    protected override async Task ReadAll(TilthDb db, CancellationToken cancel)
    {
        var index = new MatchIndex();
        index.PutAll(await MatchRecords.Of(db, null, cancel));
        index.Learn(cancel);
        _pairs = [.. index.Pairs(cancel).Select(InOrder)];
        _index.Dispose();
        _index = index;
    }

    protected override async Task Renew(TilthDb db, List<Guid> touched, CancellationToken cancel)
    {
        var records = await MatchRecords.Of(db, touched, cancel);
        foreach (var gone in touched.Except(records.Keys))
            _index.Remove(gone);
        _index.PutAll(records);
        var anew = touched.ToHashSet();
        var others = _pairs.Where(pair => !anew.Contains(pair.First) && !anew.Contains(pair.Second));
        var found = records.Keys.SelectMany(Probable).DistinctBy(pair => (pair.First, pair.Second));
        _pairs = [.. others.Concat(found).OrderByDescending(pair => pair.Probability)];
    }

    private IEnumerable<Matching.Likeness> Probable(Guid id) =>
        _index
            .Probable(id, MostOfOne)
            .Select(other => InOrder(new Matching.Likeness(id, other.Id, other.Probability, other.Reasons)));

    private static Matching.Likeness InOrder(Matching.Likeness pair) =>
        Pairs.InOrder(pair.First, pair.Second).One == pair.First
            ? pair
            : new(
                pair.Second,
                pair.First,
                pair.Probability,
                [.. pair.Reasons.Select(reason => reason with { First = reason.Second, Second = reason.First })]
            );
}
