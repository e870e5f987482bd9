using System.Globalization;
using Tilth.Search;

namespace Tilth.Bench;

/// <summary>
/// Search as you type, top 20 a keystroke, over the seven fields of the peers: beside the plain keys also keys with a typing
/// error, edits with the search that sees them, and a member's overlay on a seventh of the people.
/// </summary>
internal static class SearchJob
{
    private const int Top = 20;
    private const int Edits = 1000;

    public static void Run(string[] files)
    {
        var documents = Csv.Rows(files[0]).Skip(1).Select(Document).ToList();
        var keys = File.ReadAllLines(files[1]);
        SearchIndex.Build(documents.Take(2000));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (cpu, wall) = (Measure.ProcessSeconds(), TimeProvider.System.GetTimestamp());
        var index = SearchIndex.Build(documents);
        (cpu, var seconds) = (Measure.ProcessSeconds() - cpu, TimeProvider.System.GetElapsedTime(wall).TotalSeconds);
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Math.Max(1, documents.Count);
        var line = $"tilth {documents.Count} rows, build {cpu:F2} cpu-s, {seconds:F2} s, {bytes} bytes a document";
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Keystrokes("search", keys, key => index.Find(key, Top));
        Keystrokes(
            "search, one typo",
            [.. keys.Where(key => key.Length > 4).Select(Mistyped)],
            key => index.Find(key, Top)
        );
        Keystrokes(
            "search, short prefixes",
            [.. keys.Select(key => key[..1]), .. keys.Select(key => key[..2])],
            key => index.Find(key, Top)
        );
        Overlay(index, documents, keys);
        Edit("put, then found", documents, index.Put, word => index.Find(word, Top));
    }

    private static SearchDocument Document(string[] row)
    {
        // id,person,given,family,org,title,email,email2,phone,city,birthday,note
        var key = new Guid(int.Parse(row[0], CultureInfo.InvariantCulture), 0, 0, new byte[8]);
        return new SearchDocument(
            key,
            [
                (SearchField.Name, $"{row[2]} {row[3]}"),
                (SearchField.Organisation, row[4]),
                (SearchField.Label, row[5]),
                (SearchField.Email, row[6]),
                (SearchField.Place, row[9]),
                (SearchField.Note, row[11]),
            ]
        );
    }

    private static void Keystrokes(string name, string[] keys, Func<string, IReadOnlyList<SearchHit>> find)
    {
        List<double> times = [];
        var rows = 0L;
        // Twenty passes warm the compiler up; the last one counts.
        for (var pass = 0; pass < 20; pass++)
        {
            times.Clear();
            rows = 0;
            foreach (var key in keys)
            {
                var start = Measure.Now();
                rows += find(key).Count;
                times.Add(Measure.Now() - start);
            }
        }
        Measure.Print(name, times, rows);
    }

    private static string Mistyped(string key, int at)
    {
        var i = 1 + at % (key.Length - 2);
        return key[..i] + key[i + 1] + key[i] + key[(i + 2)..];
    }

    private static void Overlay(SearchIndex index, List<SearchDocument> documents, string[] keys)
    {
        var own = documents
            .Where((_, i) => i % 7 == 0)
            .Select((one, i) => one with { Fields = Private(i), Boost = (byte)(i % 4) })
            .ToList();
        var overlay = SearchIndex.Build(own);
        var view = new SearchView(index, overlay);
        Keystrokes("search, base + overlay", keys, key => view.Find(key, Top));
        Edit("overlay put, then found", own, overlay.Put, word => view.Find(word, Top));
    }

    private static (SearchField, string)[] Private(int i) =>
        [(SearchField.Note, $"sailing with crew {i % 100}"), (SearchField.Label, "friends")];

    private static void Edit(
        string name,
        List<SearchDocument> documents,
        Action<SearchDocument> put,
        Func<string, IReadOnlyList<SearchHit>> find
    )
    {
        List<double> times = [];
        var rows = 0L;
        for (var i = 0; i < Edits; i++)
        {
            var one = documents[(int)((long)i * documents.Count / Edits)];
            var word = $"zq{i:D4}x";
            var start = Measure.Now();
            put(one with { Fields = [.. one.Fields, (SearchField.Note, word)] });
            rows += find(word).Count;
            times.Add(Measure.Now() - start);
        }
        Measure.Print(name, times, rows);
    }
}
