using System.Numerics;

namespace Tilth.Matching;

/// <summary>
/// All pairs of a book that have a block in common, each once. The blocks are those of <see cref="Blocks"/>, found by sorting:
/// a walk through sorted keys costs less than as many look-ups.
/// </summary>
internal static class CandidatePairs
{
    private const int KeyBits = 32;

    /// <summary>The pairs in ascending order of their first, then second record, in parts that follow each other.</summary>
    /// <param name="book">The records.</param>
    /// <param name="parts">In how many parts.</param>
    /// <param name="cancel">Ends the search.</param>
    public static Numbers[] Of(Book book, int parts, CancellationToken cancel)
    {
        // Each thread has kinds of its own, and each part gathers from all kinds: no order of threads shows.
        var pairs = new Numbers[BlockKinds.Count][];
        Threads.Run(BlockKinds.Groups.Length, group => Pair(book, BlockKinds.Groups[group], pairs, parts), cancel);
        var bits = BitOperations.Log2((uint)book.Records.End) + 1;
        var all = new Numbers[parts];
        Threads.Run(
            parts,
            part =>
            {
                all[part] = new Numbers();
                foreach (var ofKind in pairs)
                {
                    foreach (var pair in ofKind[part].All)
                    {
                        all[part].Add((pair >> KeyBits) << bits | (uint)pair);
                    }
                    ofKind[part].Clear();
                }
                all[part].Sort(0, bits * 2);
                all[part] = Distinct(all[part], bits);
            },
            cancel
        );
        return all;
    }

    private static void Pair(Book book, BlockKind[] kinds, Numbers[][] pairs, int parts)
    {
        var keys = new BlockingKeys(book.Terms, kinds);
        var entries = new Numbers[BlockKinds.Count];
        foreach (var kind in kinds)
        {
            entries[(int)kind] = new Numbers();
            pairs[(int)kind] = [.. Enumerable.Range(0, parts).Select(_ => new Numbers())];
        }
        List<BlockKey> blocks = [];
        for (var record = 0; record < book.Records.End; record++)
        {
            if (book.Records.Has(record))
            {
                keys.Coarse(book.Records[record], blocks);
                foreach (var block in blocks)
                {
                    entries[(int)block.Kind].Add((ulong)block.Key << KeyBits | (uint)record);
                }
            }
        }
        var perPart = (book.Records.End + parts - 1) / parts;
        foreach (var kind in kinds)
        {
            var finer = new Numbers();
            Walk(
                entries[(int)kind],
                kind,
                pairs[(int)kind],
                perPart,
                members => Split(book, keys, kind, members, finer)
            );
            entries[(int)kind].Clear();
            Walk(finer, kind, pairs[(int)kind], perPart, _ => { });
        }
    }

    private static void Split(Book book, BlockingKeys keys, BlockKind kind, ReadOnlySpan<ulong> members, Numbers finer)
    {
        List<BlockKey> blocks = [];
        foreach (var member in members)
        {
            keys.Finer(new BlockKey(kind, (uint)(member >> KeyBits)), book.Records[(int)(uint)member], blocks);
            foreach (var block in blocks)
            {
                finer.Add((ulong)block.Key << KeyBits | (uint)member);
            }
        }
    }

    private static void Walk(
        Numbers entries,
        BlockKind kind,
        Numbers[] pairs,
        int perPart,
        Action<ReadOnlySpan<ulong>> tooLarge
    )
    {
        entries.Sort(KeyBits, KeyBits);
        var rest = entries.All;
        while (!rest.IsEmpty)
        {
            var size = 1;
            while (size < rest.Length && rest[size] >> KeyBits == rest[0] >> KeyBits)
            {
                size++;
            }
            var block = rest[..size];
            if (size > BlockKinds.Bound(kind))
            {
                tooLarge(block);
            }
            else
            {
                for (var second = 1; second < size; second++)
                {
                    for (var first = 0; first < second; first++)
                    {
                        var (one, other) = ((uint)block[first], (uint)block[second]);
                        if (one != other)
                        {
                            pairs[(int)one / perPart].Add((ulong)one << KeyBits | other);
                        }
                    }
                }
            }
            rest = rest[size..];
        }
    }

    private static Numbers Distinct(Numbers sorted, int bits)
    {
        var distinct = new Numbers();
        var last = ulong.MaxValue;
        foreach (var pair in sorted.All)
        {
            if (pair != last)
            {
                distinct.Add((pair >> bits) << KeyBits | pair & (1UL << bits) - 1);
            }
            last = pair;
        }
        return distinct;
    }
}
