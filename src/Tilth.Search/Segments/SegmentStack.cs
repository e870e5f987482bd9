namespace Tilth.Search;

/// <summary>
/// The slices of an index, large ones below, small new ones on top. Readers take <see cref="Slices"/> and keep it; a writer puts
/// a new array in its place. Small slices are merged at once, larger ones beside the work, so that no single change is slow.
/// </summary>
internal sealed class SegmentStack
{
    // Merging two slices costs about 2 us a document: at once up to a fraction of a millisecond.
    private const int MergedAtOnce = 128;

    private readonly Lock _gate = new();
    private volatile Slice[] _slices = [];
    private Segment[] _merging = [];
    private volatile Task _merge = Task.CompletedTask;

    public Slice[] Slices => _slices;

    /// <summary>Ends when no merge runs beside the work any more: one that ends may have begun the next.</summary>
    public Task Settled => WhenSettled();

    public int Count => _slices.Sum(slice => slice.Live);

    private async Task WhenSettled()
    {
        while (_merge is { IsCompleted: false } running)
        {
            await running.ConfigureAwait(false);
        }
    }

    public static (Slice Slice, int Document)? Locate(Slice[] slices, Guid key)
    {
        for (var i = slices.Length - 1; i >= 0; i--)
        {
            if (slices[i].Locate(key) is var at and >= 0)
            {
                return (slices[i], at);
            }
        }
        return null;
    }

    /// <summary>Adds the documents of a segment, each in place of the one with its key.</summary>
    public void Put(Segment segment)
    {
        lock (_gate)
        {
            List<Slice> slices = [.. _slices];
            foreach (var key in slices.Count == 0 ? [] : segment.Keys)
            {
                Bury(slices, key);
            }
            slices.Add(new Slice(segment, Tombstones.None));
            Settle(slices);
        }
    }

    /// <returns>Whether there was a document with the key.</returns>
    public bool Remove(Guid key)
    {
        lock (_gate)
        {
            List<Slice> slices = [.. _slices];
            if (!Bury(slices, key))
            {
                return false;
            }
            Settle(slices);
            return true;
        }
    }

    private static bool Bury(List<Slice> slices, Guid key)
    {
        for (var i = slices.Count - 1; i >= 0; i--)
        {
            if (slices[i].Locate(key) is var at and >= 0)
            {
                slices[i] = slices[i] with { Gone = slices[i].Gone.With(at) };
                return true;
            }
        }
        return false;
    }

    private void Settle(List<Slice> slices)
    {
        slices.RemoveAll(slice => slice.Live == 0 && !_merging.Contains(slice.Segment));
        while (slices.Count > 1 && MergeAtOnce(slices[^2], slices[^1]))
        {
            var merged = Merge(slices[^2..]);
            slices.RemoveRange(slices.Count - 2, 2);
            slices.Add(merged);
        }
        _slices = [.. slices];
        if (_merging.Length == 0 && SegmentMerge.Choose(_slices, MergedAtOnce) is { Length: > 0 } chosen)
        {
            _merging = Array.ConvertAll(chosen, slice => slice.Segment);
            _merge = Task.Run(() => MergeBeside(chosen));
        }
    }

    private bool MergeAtOnce(Slice below, Slice above) =>
        below.Live + above.Live <= MergedAtOnce
        && below.Live <= above.Live * 2
        && !_merging.Contains(below.Segment)
        && !_merging.Contains(above.Segment);

    private static Slice Merge(IEnumerable<Slice> slices)
    {
        var writer = new SegmentWriter();
        foreach (var slice in slices)
        {
            slice.AddTo(writer);
        }
        return new Slice(writer.ToSegment(), Tombstones.None);
    }

    private void MergeBeside(Slice[] chosen)
    {
        Slice? merged = null;
        try
        {
            merged = Merge(chosen);
        }
        finally
        {
            lock (_gate)
            {
                _merging = [];
                if (merged is not null)
                {
                    Settle(SegmentMerge.Replace(_slices, chosen, merged));
                }
            }
        }
    }
}
