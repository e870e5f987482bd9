namespace Tilth.Search;

/// <summary>
/// The documents of a segment that no longer count. Immutable: adding one copies half a kilobyte and a short table, so a reader
/// keeps what it saw.
/// </summary>
internal sealed class Tombstones
{
    private const int ChunkBits = 12;
    private const int WordBits = 6;

    public static readonly Tombstones None = new([], 0);

    private readonly ulong[]?[] _chunks;

    private Tombstones(ulong[]?[] chunks, int count)
    {
        _chunks = chunks;
        Count = count;
    }

    public int Count { get; }

    public bool this[int document] =>
        document >> ChunkBits < _chunks.Length
        && _chunks[document >> ChunkBits] is { } chunk
        && (WordOf(chunk, document) >> document & 1) != 0;

    public Tombstones With(int document) => this[document] ? this : Flipped(document, Count + 1);

    public Tombstones Without(int document) => this[document] ? Flipped(document, Count - 1) : this;

    /// <summary>Adds many documents with one copy of the whole.</summary>
    public Tombstones WithAll(IEnumerable<int> documents)
    {
        List<ulong[]?> chunks = [.. _chunks.Select(chunk => chunk?.ToArray())];
        var count = Count;
        foreach (var document in documents)
        {
            while (chunks.Count <= document >> ChunkBits)
            {
                chunks.Add(null);
            }
            ref var word = ref WordOf(chunks[document >> ChunkBits] ??= NewChunk(), document);
            count += (int)(~word >>> document & 1);
            word |= 1UL << document;
        }
        return count == Count ? this : new Tombstones([.. chunks], count);
    }

    private Tombstones Flipped(int document, int count)
    {
        var at = document >> ChunkBits;
        var chunks = new ulong[]?[Math.Max(_chunks.Length, at + 1)];
        _chunks.CopyTo(chunks, 0);
        var chunk = chunks[at]?.ToArray() ?? NewChunk();
        WordOf(chunk, document) ^= 1UL << document;
        chunks[at] = chunk;
        return new Tombstones(chunks, count);
    }

    private static ulong[] NewChunk() => new ulong[1 << (ChunkBits - WordBits)];

    private static ref ulong WordOf(ulong[] chunk, int document) =>
        ref chunk[(document >> WordBits) & (chunk.Length - 1)];
}
