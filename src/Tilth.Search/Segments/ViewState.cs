namespace Tilth.Search;

/// <summary>
/// One state of a view: the slices of the shared index without the documents that the overlay knows, and a stack of these
/// documents joined. Only <see cref="All"/> is read by searches; following is for one thread at a time.
/// </summary>
internal sealed class ViewState
{
    public static readonly ViewState Start = new()
    {
        Shared = ([], -1),
        Overlay = ([], -1),
        Masked = [],
        Joined = new SegmentStack(),
        All = [],
    };

    public required (Slice[] Slices, long Position) Shared { get; init; }
    public required (Slice[] Slices, long Position) Overlay { get; init; }
    public required Slice[] Masked { get; init; }
    public required SegmentStack Joined { get; init; }
    public required Slice[] All { get; init; }

    public bool Shows(SearchIndex shared, SearchIndex overlay) =>
        Shared.Slices == shared.Slices && Overlay.Slices == overlay.Slices;

    /// <summary>The state after what changed in the two indexes since this one.</summary>
    public ViewState Follow(SearchIndex shared, SearchIndex overlay)
    {
        var (sharedSlices, sharedPosition, sharedKeys) = shared.ChangesSince(Shared.Position);
        var (overlaySlices, overlayPosition, overlayKeys) = overlay.ChangesSince(Overlay.Position);
        var known = sharedKeys is not null && overlayKeys is not null;
        HashSet<Guid> changed = known ? [.. sharedKeys!, .. overlayKeys!] : [.. KeysOf(overlaySlices)];
        var joined = known ? Joined : new SegmentStack();
        Join(joined, changed, sharedSlices, overlaySlices, many: !known);
        var masked = Array.ConvertAll(
            sharedSlices,
            slice =>
                known && Array.Find(Masked, old => old.Segment == slice.Segment) is { } old
                    ? Remask(slice, old, changed, joined)
                    : Mask(slice, joined)
        );
        return new ViewState
        {
            Shared = (sharedSlices, sharedPosition),
            Overlay = (overlaySlices, overlayPosition),
            Masked = masked,
            Joined = joined,
            All = [.. masked, .. joined.Slices],
        };
    }

    private static void Join(SegmentStack joined, HashSet<Guid> changed, Slice[] shared, Slice[] overlay, bool many)
    {
        var writer = new SegmentWriter();
        var sources = shared
            .Concat(overlay)
            .ToDictionary(slice => slice.Segment, slice => new SegmentSource(slice.Segment, many));
        foreach (var key in changed)
        {
            if (
                SegmentStack.Locate(overlay, key) is var (above, own)
                && SegmentStack.Locate(shared, key) is var (below, common)
            )
            {
                writer.Add(sources[below.Segment], common, sources[above.Segment], own);
            }
            else
            {
                joined.Remove(key);
            }
        }
        if (writer.Count > 0)
        {
            joined.Put(writer.ToSegment());
        }
    }

    private static Slice Mask(Slice slice, SegmentStack joined)
    {
        var segment = slice.Segment;
        var hidden =
            segment.Count < joined.Count
                ? Enumerable
                    .Range(0, segment.Count)
                    .Where(i => SegmentStack.Locate(joined.Slices, segment.Keys[i]) is not null)
                : KeysOf(joined.Slices).Select(segment.Locate).Where(at => at >= 0);
        return slice with { Gone = slice.Gone.WithAll(hidden) };
    }

    // A segment that was there before differs only in what was changed since.
    private static Slice Remask(Slice slice, Slice old, HashSet<Guid> changed, SegmentStack joined)
    {
        var gone = old.Gone;
        foreach (var key in changed)
        {
            if (slice.Segment.Locate(key) is var at and >= 0)
            {
                var hidden = slice.Gone[at] || SegmentStack.Locate(joined.Slices, key) is not null;
                gone = hidden ? gone.With(at) : gone.Without(at);
            }
        }
        return gone == old.Gone ? old : slice with { Gone = gone };
    }

    private static IEnumerable<Guid> KeysOf(Slice[] slices)
    {
        foreach (var slice in slices)
        {
            for (var i = 0; i < slice.Segment.Count; i++)
            {
                if (!slice.Gone[i])
                {
                    yield return slice.Segment.Keys[i];
                }
            }
        }
    }
}
