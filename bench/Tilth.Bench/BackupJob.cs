using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Tilth.Conversations;
using Tilth.Store;
using Tilth.Store.Backup;

namespace Tilth.Bench;

/// <summary>
/// A backup of a book of so many people and talks, made, and then restored to the side and looked over, while others write
/// down about 200 talks a second; how long these wait, beside how long they wait without it.
/// </summary>
internal static class BackupJob
{
    private const int Writers = 16,
        Pause = 80,
        Quiet = 5;

    public static async Task Run(string[] args)
    {
        var (people, talks) = (
            int.Parse(args[0], CultureInfo.InvariantCulture),
            int.Parse(args[1], CultureInfo.InvariantCulture)
        );
        await using var book = await Book.Open();
        await AgendaJob.AddPeople(book, people);
        AgendaJob.AddTalks(book, people, talks);
        var database = Path.Combine(book.Folder, "tilth.db");
        Say($"database {new FileInfo(database).Length >> 20} MB");
        var file = Path.Combine(book.Folder, "bench.zip");
        var known = await People(book);

        await Beside(book, known, "without a backup", () => Task.Delay(TimeSpan.FromSeconds(Quiet)));
        await Beside(book, known, "VACUUM INTO alone", () => Task.Run(() => Vacuum(database, $"{file}.vacuum")));
        File.Delete($"{file}.vacuum");
        ForgetPeak();
        await Beside(book, known, "backup", () => book.The<MakeBackup>().Do(file, null, new HowFar()));
        Say($"file {new FileInfo(file).Length >> 20} MB");
        await Beside(book, known, "restore and verify", () => book.The<Rehearse>().Do(file, null, new HowFar()));
        await Alone("restore and verify, nobody writes", () => book.The<Rehearse>().Do(file, null, new HowFar()));
    }

    private static async Task Alone(string what, Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        Say($"{what}: {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s");
    }

    /// <summary>Does the work while others write, and tells how long both took.</summary>
    private static async Task Beside(Book book, List<Guid> people, string what, Func<Task> work)
    {
        using var enough = new CancellationTokenSource();
        var waits = new ConcurrentBag<double>();
        var writing = Enumerable.Range(0, Writers).Select(at => Write(book, people, at, waits, enough.Token)).ToList();
        await Task.Delay(TimeSpan.FromSeconds(1));
        waits.Clear();
        var started = Stopwatch.GetTimestamp();
        await work();
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await enough.CancelAsync();
        await Task.WhenAll(writing);
        var sorted = waits.Order().ToList();
        var log = new FileInfo(Path.Combine(book.Folder, "tilth.db-wal")).Length >> 20;
        Say(
            $"{what}: {took:F1} s; {sorted.Count / took:F0} writes a second, p50 {At(sorted, .5):F0} ms, p99 {At(sorted, .99):F0} ms, longest {sorted[^1]:F0} ms; log {log} MB"
        );
    }

    private static async Task Write(
        Book book,
        List<Guid> people,
        int first,
        ConcurrentBag<double> waits,
        CancellationToken enough
    )
    {
        var record = book.The<RecordConversation>();
        for (var at = first; !enough.IsCancellationRequested; at += Writers)
        {
            var form = new RecordConversation.Form
            {
                Id = NewId.At(TimeProvider.System.GetUtcNow()),
                With = [people[at % people.Count]],
            };
            var started = Stopwatch.GetTimestamp();
            await record.Do(book.Me, form, CancellationToken.None);
            waits.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private static async Task<List<Guid>> People(Book book)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(book.Folder, "tilth.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "PersonId" FROM "Relationships" """;
        await using var reader = await command.ExecuteReaderAsync();
        var people = new List<Guid>();
        while (await reader.ReadAsync())
            people.Add(new Guid((byte[])reader.GetValue(0), bigEndian: true));
        return people;
    }

    private static void Vacuum(string database, string file)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"VACUUM INTO '{file}'";
        command.CommandTimeout = 600;
        command.ExecuteNonQuery();
    }

    /// <summary>From here on the peak of the memory is counted anew, where the system can.</summary>
    private static void ForgetPeak()
    {
        GC.Collect();
        if (OperatingSystem.IsLinux())
            File.WriteAllText("/proc/self/clear_refs", "5");
    }

    private static double At(List<double> sorted, double share) =>
        sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
