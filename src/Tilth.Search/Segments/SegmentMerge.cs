namespace Tilth.Search;

/// <summary>Which slices to merge, and how the result takes their place although they changed meanwhile.</summary>
internal static class SegmentMerge
{
    /// <summary>
    /// The slices on top that together outweigh half of the one below them, so that a document is copied a logarithmic number
    /// of times; and any slice of which more than half is gone. Empty if all is well.
    /// </summary>
    public static Slice[] Choose(Slice[] slices, int least)
    {
        var from = slices.Length - 1;
        for (var (i, above) = (slices.Length - 1, 0); i >= 0; above += slices[i--].Live)
        {
            var light = slices[i].Live <= above * 2;
            var hollow = slices[i].Gone.Count > slices[i].Live && slices[i].Segment.Count > least;
            from = light || hollow ? i : from;
        }
        var chosen = slices.Length == 0 ? [] : slices[from..];
        var worth = chosen.Length > 1 || chosen.Any(slice => slice.Gone.Count > slice.Live);
        return worth && chosen.Sum(slice => slice.Segment.Count) > least ? chosen : [];
    }

    /// <summary>Puts a merged slice in place of those it was made of, without what was removed from them since.</summary>
    public static List<Slice> Replace(Slice[] now, Slice[] chosen, Slice merged)
    {
        List<Slice> slices = [];
        var gone = merged.Gone;
        foreach (var slice in now)
        {
            if (Array.Find(chosen, before => before.Segment == slice.Segment) is { } before)
            {
                gone = BuryLater(gone, before, slice, merged.Segment);
            }
            else
            {
                slices.Add(slice);
            }
        }
        slices.Insert(Array.FindIndex(now, slice => slice.Segment == chosen[0].Segment), merged with { Gone = gone });
        return slices;
    }

    private static Tombstones BuryLater(Tombstones gone, Slice before, Slice after, Segment merged)
    {
        for (var i = 0; before.Gone != after.Gone && i < after.Segment.Count; i++)
        {
            if (after.Gone[i] && !before.Gone[i])
            {
                gone = gone.With(merged.Locate(after.Segment.Keys[i]));
            }
        }
        return gone;
    }
}
