namespace Tilth.Search;

/// <summary>Gathers every document that has all words of a query, in no order: for filters, not for a screen.</summary>
internal static class Gathering
{
    public static HashSet<Guid> Of(Slice[] slices, string query, SearchField? field)
    {
        ArgumentNullException.ThrowIfNull(query);
        var slots = Slots.All(field);
        HashSet<Guid> keys = [];
        foreach (var reading in Reading.Of(query))
        {
            foreach (var slice in slices)
            {
                foreach (var document in Documents(slice.Segment, reading, slots))
                {
                    if (!slice.Gone[document])
                    {
                        keys.Add(slice.Segment.Keys[document]);
                    }
                }
            }
        }
        return keys;
    }

    private static HashSet<int> Documents(Segment segment, QueryWord[] words, Slot[] slots)
    {
        HashSet<int>? all = null;
        foreach (var word in words)
        {
            var having = Having(segment, new Term(segment, word, leads: false, MatchKind.Within), slots);
            if (all is null)
            {
                all = having;
            }
            else
            {
                all.IntersectWith(having);
            }
        }
        return all ?? [];
    }

    private static HashSet<int> Having(Segment segment, Term term, Slot[] slots)
    {
        HashSet<int> documents = [];
        for (var kind = MatchKind.Exact; kind <= MatchKind.Within; kind++)
        {
            foreach (var range in term.Ranges(kind))
            {
                foreach (var slot in slots.Where(slot => term.Worth(kind, slot) > 0))
                {
                    var postings = segment.Postings[(int)slot];
                    var (from, to) = postings.Lists(range);
                    for (var list = from; list < to; list++)
                    {
                        foreach (var document in postings.DocumentsOf(list))
                        {
                            documents.Add(document);
                        }
                    }
                }
            }
        }
        return documents;
    }
}
