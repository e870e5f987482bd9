using System.Diagnostics;
using System.Globalization;
using Tilth.Matching;

namespace Tilth.Bench;

/// <summary>
/// Who of a file is the same person, from reading it to the pairs: precision, recall and F1 against the true person in the
/// file, seconds and processor; then one new card against all of them.
/// </summary>
internal static class DuplicatesJob
{
    private const int Questions = 2000,
        Warming = 500;

    public static void Run(string[] files)
    {
        var started = Stopwatch.GetTimestamp();
        var cpu = Measure.ProcessSeconds();
        List<int> truth = [];
        var linkage = Linkage.Of(Ahead.Of(Records(files[0], truth)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        cpu = Measure.ProcessSeconds() - cpu;
        Print("pairs", linkage.Pairs.Select(pair => (pair.First, pair.Second)), truth);
        Print("people", linkage.Clusters().SelectMany(Within), truth);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"tilth {truth.Count} rows, seconds {seconds:F2}, {cpu:F2} cpu-s, peak {Measure.PeakMegabytes()} MB"
            )
        );
        Ask(files[0]);
    }

    private static IEnumerable<MatchRecord> Records(string file, List<int> truth)
    {
        // id,person,given,family,org,title,email,email2,phone,city,birthday,note
        foreach (var row in Csv.Rows(file).Skip(1))
        {
            truth.Add(int.Parse(row[1], CultureInfo.InvariantCulture));
            yield return Record(row);
        }
    }

    private static MatchRecord Record(string[] row) =>
        new()
        {
            Names = [new PersonName(row[2], row[3])],
            Organisations = [row[4]],
            Emails = row[7].Length > 0 ? [row[6], row[7]] : [row[6]],
            Phones = [row[8]],
            Places = [row[9]],
            Birthday = DateOnly.TryParseExact(
                row[10],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? new PartialDay(day.Year, day.Month, day.Day)
                : null,
        };

    private static IEnumerable<(int, int)> Within(IReadOnlyList<int> cluster)
    {
        for (var second = 1; second < cluster.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                yield return (cluster[first], cluster[second]);
            }
        }
    }

    private static void Print(string name, IEnumerable<(int First, int Second)> pairs, List<int> truth)
    {
        var (told, right) = (0L, 0L);
        foreach (var (first, second) in pairs)
        {
            told++;
            right += truth[first] == truth[second] ? 1 : 0;
        }
        var all = truth.CountBy(person => person).Sum(person => (long)person.Value * (person.Value - 1) / 2);
        var (precision, recall) = (right / Math.Max(1.0, told), right / Math.Max(1.0, all));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -7} precision {precision:F4} recall {recall:F4} f1 {2 * precision * recall / (precision + recall):F4}  n={told} of {all}"
            )
        );
    }

    private static void Ask(string file)
    {
        using var index = new MatchIndex();
        List<MatchRecord> some = [];
        var rows = File.ReadLines(file).Count();
        index.PutAll(
            Records(file, [])
                .Select(
                    (record, at) =>
                    {
                        if (at % Math.Max(1, rows / Questions) == 0)
                        {
                            some.Add(record);
                        }
                        return KeyValuePair.Create(Id(at), record);
                    }
                )
        );
        List<double> asked = [],
            put = [];
        var found = 0L;
        for (var at = 0; at < some.Count; at++)
        {
            var start = Measure.Now();
            found += index.Probable(some[at]).Count;
            var between = Measure.Now();
            index.Put(Id(rows + at), some[at]);
            var end = Measure.Now();
            if (at >= Warming)
            {
                asked.Add(between - start);
                put.Add(end - between);
            }
        }
        Measure.Print("one card against all", asked, found);
        Measure.Print("put", put, index.Count);
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
