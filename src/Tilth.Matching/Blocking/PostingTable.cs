namespace Tilth.Matching;

/// <summary>
/// Blocks: which records have a key. A block that grows over its bound is split once and for all: it is emptied, and who adds
/// to it must add to finer ones.
/// </summary>
internal sealed class PostingTable
{
    private const int Split = -1,
        None = -1;

    private int[] _heads = NewHeads(64);
    private int[] _next = new int[64];
    private int[] _records = new int[64];
    private uint[] _keys = new uint[64];
    private int _count,
        _free = None;

    /// <summary>The first entry that may hold the key; -1 where there is none.</summary>
    public int First(uint key) => _heads[key & (uint)(_heads.Length - 1)];

    /// <summary>Goes on to the next entry of a key, and tells its record.</summary>
    /// <returns>False at the end.</returns>
    public bool Next(uint key, ref int entry, out int record)
    {
        while (entry != None)
        {
            var at = entry;
            entry = _next[at];
            if (_keys[at] == key)
            {
                record = _records[at];
                return true;
            }
        }
        record = None;
        return false;
    }

    /// <summary>Whether the block was split.</summary>
    public bool IsSplit(uint key)
    {
        // The mark is the only entry of its key.
        var entry = First(key);
        return Next(key, ref entry, out var record) && record == Split;
    }

    /// <summary>Adds a record to a block that was not split.</summary>
    /// <returns>
    /// Null, or where the block was full and is split now, all records that were in it, so that they can be put into finer ones.
    /// </returns>
    public int[]? Add(uint key, int record, int bound)
    {
        var size = 0;
        for (var entry = First(key); Next(key, ref entry, out _); )
        {
            size++;
        }
        if (size < bound)
        {
            Insert(key, record);
            return null;
        }
        var members = Take(key, size);
        Insert(key, Split);
        return members;
    }

    /// <summary>Takes a record out of a block; nothing happens where it is not in it.</summary>
    public void Remove(uint key, int record)
    {
        ref var link = ref _heads[key & (uint)(_heads.Length - 1)];
        while (link != None)
        {
            if (_keys[link] == key && _records[link] == record)
            {
                Release(ref link);
                return;
            }
            link = ref _next[link];
        }
    }

    private int[] Take(uint key, int size)
    {
        var members = new int[size];
        var count = 0;
        ref var link = ref _heads[key & (uint)(_heads.Length - 1)];
        while (link != None)
        {
            if (_keys[link] == key)
            {
                members[count++] = _records[link];
                Release(ref link);
            }
            else
            {
                link = ref _next[link];
            }
        }
        return members;
    }

    private void Release(ref int link)
    {
        var entry = link;
        link = _next[entry];
        (_next[entry], _free) = (_free, entry);
    }

    private void Insert(uint key, int record)
    {
        var entry = _free;
        if (entry != None)
        {
            _free = _next[entry];
        }
        else
        {
            if (_count == _next.Length)
            {
                Grow();
            }
            entry = _count++;
        }
        (_keys[entry], _records[entry]) = (key, record);
        ref var head = ref _heads[key & (uint)(_heads.Length - 1)];
        (_next[entry], head) = (head, entry);
    }

    private void Grow()
    {
        // No entry is free here, so all of them are in some chain.
        var size = _count * 2;
        Array.Resize(ref _next, size);
        Array.Resize(ref _records, size);
        Array.Resize(ref _keys, size);
        _heads = NewHeads(size);
        for (var entry = 0; entry < _count; entry++)
        {
            ref var head = ref _heads[_keys[entry] & (uint)(size - 1)];
            (_next[entry], head) = (head, entry);
        }
    }

    private static int[] NewHeads(int size)
    {
        var heads = new int[size];
        Array.Fill(heads, None);
        return heads;
    }
}
