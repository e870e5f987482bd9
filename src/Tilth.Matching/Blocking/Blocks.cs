namespace Tilth.Matching;

/// <summary>The blocks of all records, a table for each kind of key, kept while records come and go.</summary>
internal sealed class Blocks
{
    private readonly PostingTable[] _tables = new PostingTable[BlockKinds.Count];
    private readonly List<BlockKey> _coarse = [],
        _finer = [];

    public Blocks()
    {
        for (var kind = 0; kind < _tables.Length; kind++)
        {
            _tables[kind] = new PostingTable();
        }
    }

    /// <summary>Adds a record to its blocks; those that are full by that are split.</summary>
    public void Add(int record, Records records, BlockingKeys keys)
    {
        keys.Coarse(records[record], _coarse);
        foreach (var block in _coarse)
        {
            var table = _tables[(int)block.Kind];
            if (table.IsSplit(block.Key))
            {
                AddFiner(block, record, records, keys);
            }
            else if (table.Add(block.Key, record, BlockKinds.Bound(block.Kind)) is { } members)
            {
                foreach (var member in members)
                {
                    AddFiner(block, member, records, keys);
                }
                AddFiner(block, record, records, keys);
            }
        }
    }

    /// <summary>Takes a record out of its blocks.</summary>
    public void Remove(int record, Records records, BlockingKeys keys)
    {
        keys.Coarse(records[record], _coarse);
        foreach (var block in _coarse)
        {
            var table = _tables[(int)block.Kind];
            if (!table.IsSplit(block.Key))
            {
                table.Remove(block.Key, record);
                continue;
            }
            keys.Finer(block, records[record], _finer);
            foreach (var one in _finer)
            {
                table.Remove(one.Key, record);
            }
        }
    }

    /// <summary>Gathers the records that share a block with a profile; one that shares several may come several times.</summary>
    public void Gather(ReadOnlySpan<uint> profile, BlockingKeys keys, Gathered into)
    {
        into.Records.Clear();
        keys.Coarse(profile, into.Coarse);
        foreach (var block in into.Coarse)
        {
            var table = _tables[(int)block.Kind];
            if (!table.IsSplit(block.Key))
            {
                Gather(table, block.Key, into);
                continue;
            }
            keys.Finer(block, profile, into.Finer);
            foreach (var one in into.Finer)
            {
                Gather(table, one.Key, into);
            }
        }
    }

    private static void Gather(PostingTable table, uint key, Gathered into)
    {
        for (var entry = table.First(key); table.Next(key, ref entry, out var record); )
        {
            if (record < 0)
            {
                return;
            }
            into.Records.Add(record);
        }
    }

    // A finer block that is full too is given up: what a thousand people have in common tells nobody apart.
    private void AddFiner(BlockKey block, int record, Records records, BlockingKeys keys)
    {
        var table = _tables[(int)block.Kind];
        keys.Finer(block, records[record], _finer);
        foreach (var one in _finer)
        {
            if (!table.IsSplit(one.Key))
            {
                table.Add(one.Key, record, BlockKinds.Bound(block.Kind));
            }
        }
    }
}
