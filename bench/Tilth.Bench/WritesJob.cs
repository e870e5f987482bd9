using System.Diagnostics;
using System.Globalization;
using Tilth.Conversations;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Bench;

/// <summary>64 writers who record conversations at once: in groups as the store does it, and each with a commit of its own.</summary>
internal static class WritesJob
{
    private const int Writers = 64,
        Each = 40;

    public static async Task Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3;
        await using var book = await Book.Open();
        var people = await AddPeople(book);
        await Round(book, people, grouped: true);
        var commands = new Commands();
        using var watched = commands.Watch();
        var (grouped, single) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            single.Add(await Round(book, people, grouped: false));
            grouped.Add(await Round(book, people, grouped: true));
        }
        grouped.Sort();
        single.Sort();
        var (many, one) = (grouped[rounds / 2], single[rounds / 2]);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"recorded a second, {Writers} writers: grouped {many:F0}, one by one {one:F0}, ratio {many / one:F2}"
            )
        );
        commands.PrintSlowest();
    }

    private static async Task<List<Guid>> AddPeople(Book book)
    {
        var now = TimeProvider.System.GetUtcNow();
        var people = Enumerable
            .Range(0, Writers * Each)
            .Select(at => Person.Add(book.Me.SpaceId, $"Reed {at}", new Origin("bench", now), now))
            .ToList();
        await book.The<TilthStore>()
            .Write(
                book.Me,
                "import",
                db =>
                {
                    db.AddMany(people);
                    db.AddMany(people.Select(person => Relationship.With(person.Id, book.Me, Standing.Known, now)));
                    return Task.FromResult(true);
                }
            );
        return people.ConvertAll(person => person.Id);
    }

    private static async Task<double> Round(Book book, List<Guid> people, bool grouped)
    {
        // Who waits for the answer of the one before can never share its commit.
        using var alone = new SemaphoreSlim(grouped ? Writers : 1);
        var record = book.The<RecordConversation>();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            people
                .Chunk(Each)
                .Select(async own =>
                {
                    foreach (var person in own)
                    {
                        await alone.WaitAsync();
                        var form = new RecordConversation.Form
                        {
                            Id = NewId.At(TimeProvider.System.GetUtcNow()),
                            With = [person],
                        };
                        await record.Do(book.Me, form);
                        alone.Release();
                    }
                })
        );
        return Writers * Each / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
