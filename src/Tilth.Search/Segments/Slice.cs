namespace Tilth.Search;

/// <summary>A segment without those of its documents that were removed or replaced. Immutable.</summary>
internal sealed record Slice(Segment Segment, Tombstones Gone)
{
    public int Live => Segment.Count - Gone.Count;

    /// <summary>The number of the living document with a key, or -1.</summary>
    public int Locate(Guid key)
    {
        var at = Segment.Locate(key);
        return at >= 0 && !Gone[at] ? at : -1;
    }

    public void AddTo(SegmentWriter writer)
    {
        var source = new SegmentSource(Segment, many: true);
        for (var i = 0; i < Segment.Count; i++)
        {
            if (!Gone[i])
            {
                writer.Add(source, i);
            }
        }
    }
}
