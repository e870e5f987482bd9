namespace Tilth.Search;

/// <summary>Brings gathered documents into rank order and turns their words into postings by counting.</summary>
internal static class SegmentLayout
{
    public static Segment Arrange(
        Lexicon lexicon,
        ReadOnlySpan<int> ranks,
        ReadOnlySpan<Guid> keys,
        ReadOnlySpan<byte> boosts,
        ReadOnlySpan<byte> nameWords,
        ReadOnlySpan<int> ends,
        ReadOnlySpan<uint> gathered
    )
    {
        var order = Order(keys, boosts);
        var starts = new int[order.Length + 1];
        var tokens = new uint[gathered.Length];
        for (var i = 0; i < order.Length; i++)
        {
            var from = order[i] == 0 ? 0 : ends[order[i] - 1];
            starts[i + 1] = starts[i] + Copy(gathered[from..ends[order[i]]], ranks, tokens.AsSpan(starts[i]));
        }
        Array.Resize(ref tokens, starts[^1]);
        var postings = PostingsOf(lexicon.Count, starts, tokens);
        return new Segment
        {
            Lexicon = lexicon,
            Keys = Permute(keys, order),
            Boosts = Permute(boosts, order),
            NameWords = Permute(nameWords, order),
            TokenStarts = starts,
            Tokens = tokens,
            Postings = postings,
            PhoneRuns = new PhoneRuns(lexicon, postings[(int)Slot.Phone].Words),
        };
    }

    /// <summary>The documents by rank among equals; of several with one key only the last.</summary>
    private static int[] Order(ReadOnlySpan<Guid> keys, ReadOnlySpan<byte> boosts)
    {
        var ranked = new List<(byte Falling, Guid Key, int At)>(keys.Length);
        var (ranksAscend, keysAscend) = (true, true);
        for (var i = 0; i < keys.Length; i++)
        {
            ranked.Add(((byte)(byte.MaxValue - boosts[i]), keys[i], i));
            keysAscend &= i == 0 || keys[i - 1].CompareTo(keys[i]) < 0;
            ranksAscend &= i == 0 || ranked[i - 1].CompareTo(ranked[i]) < 0;
        }
        if (!keysAscend)
        {
            var seen = new HashSet<Guid>(ranked.Count);
            ranked.Reverse();
            ranked.RemoveAll(one => !seen.Add(one.Key));
        }
        if (!(keysAscend && ranksAscend))
        {
            ranked.Sort();
        }
        return [.. ranked.Select(one => one.At)];
    }

    /// <summary>Copies the words of one document under their final numbers, ascending and without repeats.</summary>
    private static int Copy(ReadOnlySpan<uint> from, ReadOnlySpan<int> ranks, Span<uint> into)
    {
        for (var i = 0; i < from.Length; i++)
        {
            into[i] = Token.Of(ranks[Token.Word(from[i])], Token.SlotOf(from[i]));
        }
        into[..from.Length].Sort();
        var count = 0;
        for (var i = 0; i < from.Length; i++)
        {
            if (count == 0 || into[count - 1] != into[i])
            {
                into[count++] = into[i];
            }
        }
        return count;
    }

    private static Postings[] PostingsOf(int words, int[] starts, uint[] tokens)
    {
        // next[slot * words + word] counts first, then says where the next document of that list goes.
        var next = new int[Slots.Count * words];
        foreach (var token in tokens)
        {
            next[(int)Token.SlotOf(token) * words + Token.Word(token)]++;
        }
        var postings = new Postings[Slots.Count];
        var documents = new int[Slots.Count][];
        for (var slot = 0; slot < Slots.Count; slot++)
        {
            (postings[slot], documents[slot]) = Reserve(next.AsSpan(slot * words, words));
        }
        for (var document = 0; document + 1 < starts.Length; document++)
        {
            foreach (var token in tokens.AsSpan(starts[document], starts[document + 1] - starts[document]))
            {
                var slot = (int)Token.SlotOf(token);
                documents[slot][next[slot * words + Token.Word(token)]++] = document;
            }
        }
        return postings;
    }

    private static (Postings Postings, int[] Documents) Reserve(Span<int> counts)
    {
        var distinct = counts.Length - counts.Count(0);
        if (distinct == 0)
        {
            return (Postings.None, []);
        }
        var words = new int[distinct];
        var starts = new int[distinct + 1];
        var list = 0;
        for (var word = 0; word < counts.Length; word++)
        {
            if (counts[word] > 0)
            {
                words[list] = word;
                starts[list + 1] = starts[list] + counts[word];
                counts[word] = starts[list++];
            }
        }
        var documents = new int[starts[^1]];
        return (new Postings(words, starts, documents), documents);
    }

    private static T[] Permute<T>(ReadOnlySpan<T> values, int[] order)
    {
        var permuted = new T[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            permuted[i] = values[order[i]];
        }
        return permuted;
    }
}
