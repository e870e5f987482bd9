namespace Tilth.Search;

/// <summary>One search over some slices: reads the query, then tries true matches, nicknames and typing errors until full.</summary>
internal static class Finder
{
    public static IReadOnlyList<SearchHit> Find(Slice[] slices, string query, int limit, Func<Guid, bool>? filter)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var readings = Reading.Of(query);
        IReadOnlyList<Found> found = [];
        foreach (var reach in Reaches(readings))
        {
            found = Best([.. readings.Select(reading => Find(slices, reading, limit, filter, reach))], limit);
            if (found.Count >= limit)
            {
                break;
            }
        }
        return [.. found.Select(hit => new SearchHit(hit.Key, hit.Score, Slots.Field(hit.Because)))];
    }

    // Matches of a later reach rank below all of an earlier one, so they are looked for only while there is room.
    private static IEnumerable<MatchKind> Reaches(IReadOnlyList<QueryWord[]> readings)
    {
        var words = readings.SelectMany(reading => reading);
        if (readings.Count > 0)
        {
            yield return MatchKind.Within;
        }
        if (words.Any(word => Nicknames.Of(word.Text).Count > 0))
        {
            yield return MatchKind.Nickname;
        }
        if (words.Any(word => word.Typos))
        {
            yield return MatchKind.TypoPrefix;
        }
    }

    private static IReadOnlyList<Found> Find(
        Slice[] slices,
        QueryWord[] words,
        int limit,
        Func<Guid, bool>? filter,
        MatchKind reach
    )
    {
        var top = new TopHits(limit);
        foreach (var slice in slices)
        {
            var terms = new Term[words.Length];
            for (var i = 0; i < terms.Length; i++)
            {
                terms[i] = new Term(slice.Segment, words[i], i == 0, reach);
            }
            new Matcher(slice, terms, top, filter).Run();
        }
        return top.Hits;
    }

    /// <summary>One list of several readings: each document once, by its better reading.</summary>
    private static IReadOnlyList<Found> Best(IReadOnlyList<Found>[] readings, int limit)
    {
        if (readings.Length == 1)
        {
            return readings[0];
        }
        var all = readings.SelectMany(hits => hits).Order(Found.BestFirst);
        return [.. all.DistinctBy(hit => hit.Key).Take(limit)];
    }
}
