namespace Tilth.Matching;

/// <summary>
/// Distinct texts, numbered from 0 as they come. Letters stand one after the other in one array, so that a million texts are
/// not a million objects. One may add while nobody reads.
/// </summary>
internal sealed class TermTable
{
    private const int Smallest = 16;

    private char[] _letters = new char[Smallest * 8];
    private Entry[] _entries = new Entry[Smallest];
    private ulong[] _signatures = new ulong[Smallest];
    private int[] _heads = NewHeads(Smallest * 2);
    private int _used;

    public int Count { get; private set; }

    public ReadOnlySpan<char> Text(int term)
    {
        ref readonly var entry = ref _entries[term];
        return _letters.AsSpan(entry.Start, entry.Length);
    }

    /// <summary>See <see cref="Matching.Signature"/>.</summary>
    public ulong Signature(int term) => _signatures[term];

    /// <summary>The number of a text, or -1.</summary>
    public int Find(ReadOnlySpan<char> text) => Find(text, string.GetHashCode(text, StringComparison.Ordinal));

    /// <summary>The number of a text, which is added where it is new.</summary>
    public int Intern(ReadOnlySpan<char> text)
    {
        // The hash differs from run to run, so that nobody can prepare texts that collide; numbers follow the order of adding.
        var hash = string.GetHashCode(text, StringComparison.Ordinal);
        return Find(text, hash) is var known and >= 0 ? known : Add(text, hash);
    }

    private int Find(ReadOnlySpan<char> text, int hash)
    {
        var term = _heads[hash & (_heads.Length - 1)];
        while (term >= 0)
        {
            ref readonly var entry = ref _entries[term];
            if (entry.Hash == hash && _letters.AsSpan(entry.Start, entry.Length).SequenceEqual(text))
            {
                return term;
            }
            term = entry.Next;
        }
        return -1;
    }

    private int Add(ReadOnlySpan<char> text, int hash)
    {
        if (Count == _entries.Length)
        {
            Grow();
        }
        if (_used + text.Length > _letters.Length)
        {
            Array.Resize(ref _letters, Math.Max(checked(_letters.Length * 2), _used + text.Length));
        }
        text.CopyTo(_letters.AsSpan(_used));
        ref var head = ref _heads[hash & (_heads.Length - 1)];
        _entries[Count] = new Entry(hash, head, _used, text.Length);
        _signatures[Count] = Matching.Signature.Of(text);
        head = Count;
        _used += text.Length;
        return Count++;
    }

    private void Grow()
    {
        var size = Count * 2;
        Array.Resize(ref _entries, size);
        Array.Resize(ref _signatures, size);
        _heads = NewHeads(size * 2);
        for (var term = 0; term < Count; term++)
        {
            ref var head = ref _heads[_entries[term].Hash & (_heads.Length - 1)];
            _entries[term] = _entries[term] with { Next = head };
            head = term;
        }
    }

    private static int[] NewHeads(int size)
    {
        var heads = new int[size];
        Array.Fill(heads, -1);
        return heads;
    }

    private readonly record struct Entry(int Hash, int Next, int Start, int Length);
}
