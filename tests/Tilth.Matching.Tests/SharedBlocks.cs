namespace Tilth.Matching.Tests;

/// <summary>Which records share a block, as the rule says it: in a coarse one that is not too large, else in a finer one of it.</summary>
internal sealed class SharedBlocks
{
    private readonly HashSet<(int, int)> _pairs = [];

    public SharedBlocks(Book book)
    {
        var keys = new BlockingKeys(book.Terms);
        foreach (var (block, members) in Grouped(book, Enumerable.Range(0, book.Records.End), keys.Coarse))
        {
            if (members.Count <= BlockKinds.Bound(block.Kind))
                Pair(members);
            else
                foreach (
                    var (finer, few) in Grouped(book, members, (profile, into) => keys.Finer(block, profile, into))
                )
                    if (few.Count <= BlockKinds.Bound(finer.Kind))
                        Pair(few);
        }
    }

    public IReadOnlyCollection<(int First, int Second)> All => _pairs;

    public bool Have(int first, int second) => _pairs.Contains((first, second));

    private void Pair(List<int> members)
    {
        foreach (var second in members)
        foreach (var first in members.Where(first => first < second))
            _pairs.Add((first, second));
    }

    private delegate void KeysOf(ReadOnlySpan<uint> profile, List<BlockKey> into);

    private static Dictionary<BlockKey, List<int>> Grouped(Book book, IEnumerable<int> records, KeysOf keysOf)
    {
        var groups = new Dictionary<BlockKey, List<int>>();
        List<BlockKey> blocks = [];
        foreach (var record in records)
        {
            keysOf(book.Records[record], blocks);
            foreach (var block in blocks)
            {
                groups.TryAdd(block, []);
                groups[block].Add(record);
            }
        }
        return groups;
    }
}
