namespace Tilth.Search.Tests;

/// <summary>The meaning of a search, said as a scan over a list: every word against every word, no index, no short cuts.</summary>
internal sealed class Oracle
{
    private readonly Dictionary<Guid, SearchDocument> _documents = [];

    public void Put(SearchDocument document) => _documents[document.Key] = document;

    public void Remove(Guid key) => _documents.Remove(key);

    public List<SearchHit> Find(string query, int limit, Func<Guid, bool> filter, Oracle? overlay = null)
    {
        var readings = Reading.Of(query);
        var hits =
            from document in _documents.Values
            where filter(document.Key)
            let own = overlay?._documents.GetValueOrDefault(document.Key)
            let words = Words(document, own)
            let best = readings.Select(reading => Score(reading, words)).DefaultIfEmpty().MaxBy(score => score.Score)
            where best.Score > 0
            orderby best.Score descending, Math.Max(document.Boost, own?.Boost ?? 0) descending, document.Key
            select new SearchHit(document.Key, best.Score, best.Because);
        return [.. hits.Take(limit)];
    }

    public HashSet<Guid> Having(string query, SearchField? field)
    {
        var having =
            from document in _documents.Values
            let words = Words(document).List.Where(word => field is null || Slots.Field(word.Slot) == field).ToList()
            where
                Reading
                    .Of(query)
                    .Any(reading =>
                        reading.All(typed =>
                            words.Exists(word =>
                                Kinds(typed, word.Word, word.Slot).Any(kind => kind <= MatchKind.Within)
                            )
                        )
                    )
            select document.Key;
        return [.. having];
    }

    private static (List<(string Word, Slot Slot)> List, int InName) Words(params SearchDocument?[] parts)
    {
        List<(string, Slot)> words = [];
        var inName = 0;
        var reader = new FieldReader((word, slot) => words.Add((word.ToString(), slot)));
        foreach (var (field, text) in parts.SelectMany(part => part?.Fields ?? []))
        {
            var count = reader.Read(field, text);
            inName = field == SearchField.Name && inName == 0 ? count : inName;
        }
        return (words, inName);
    }

    private static (int Score, SearchField Because) Score(
        QueryWord[] reading,
        (List<(string Word, Slot Slot)> List, int InName) words
    )
    {
        var best = new List<(int Worth, Slot Slot, MatchKind Kind)>();
        for (var i = 0; i < reading.Length; i++)
        {
            var all =
                from word in words.List
                from kind in Kinds(reading[i], word.Word, word.Slot)
                select (Worth: Ranking.Worth(kind, word.Slot, leads: i == 0), word.Slot, Kind: kind);
            best.Add(all.DefaultIfEmpty().MaxBy(one => (one.Worth, -(int)one.Kind, -(int)one.Slot)));
        }
        if (best.Exists(one => one.Worth == 0))
        {
            return default;
        }
        var whole =
            best.Count > 1
            && reading.Sum(word => word.Weight) == words.InName
            && best.TrueForAll(one => one.Kind == MatchKind.Exact && Slots.IsName(one.Slot));
        var score = best.Select((one, i) => one.Worth * reading[i].Weight).Sum() + (whole ? Ranking.WholeName : 0);
        return (score, Slots.Field(best.MaxBy(one => (one.Worth, -(int)one.Slot)).Slot));
    }

    private static IEnumerable<MatchKind> Kinds(QueryWord typed, string word, Slot slot)
    {
        string[] spellings = [.. typed.Spellings, typed.National ?? typed.Text];
        if (spellings.Contains(word))
        {
            yield return MatchKind.Exact;
        }
        if (
            spellings.Any(spelling =>
                word.StartsWith(spelling, StringComparison.Ordinal) && word.Length > spelling.Length
            )
        )
        {
            yield return MatchKind.Prefix;
        }
        if (
            typed.Within
            && slot == Slot.Phone
            && typed.Spellings.Any(spelling => spelling.Length >= 4 && word.Contains(spelling))
        )
        {
            yield return MatchKind.Within;
        }
        if (Nicknames.Of(typed.Text).Contains(word))
        {
            yield return MatchKind.Nickname;
        }
        if (typed.Typos && Distance(typed.Text, word) == 1)
        {
            yield return MatchKind.TypoExact;
        }
        if (
            typed.Typos
            && Enumerable
                .Range(typed.Text.Length - 1, 3)
                .Any(length => length <= word.Length && Distance(typed.Text, word[..length]) == 1)
        )
        {
            yield return MatchKind.TypoPrefix;
        }
    }

    // Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] =
                    i == 0 || j == 0
                        ? i + j
                        : Math.Min(
                            Math.Min(d[i - 1, j], d[i, j - 1]) + 1,
                            d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                        );
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }
        return d[a.Length, b.Length];
    }
}
