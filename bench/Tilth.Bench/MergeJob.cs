using System.Diagnostics;
using System.Globalization;
using Tilth.Conversations;
using Tilth.People.Merging;
using Tilth.Store;

namespace Tilth.Bench;

/// <summary>Two people of so many talks each become one, and are two again.</summary>
internal static class MergeJob
{
    private const int Slice = 500,
        Rounds = 25;

    public static async Task Run(string[] args)
    {
        var talks = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
        await using var book = await Book.Open();
        await AgendaJob.AddPeople(book, 2);
        var people = await People(book);
        foreach (var person in people)
            await AddTalks(book, person, talks);
        var (merged, undone) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var merge = await book.The<MergePeople>().Do(book.Me, people[0], people[1], new Dictionary<string, Guid>());
            merged.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            started = Stopwatch.GetTimestamp();
            var undo = await book.The<Undo>().Run(book.Me, merge.Operation!.Value);
            undone.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (undo is not UndoOutcome.Undone)
                throw new InvalidOperationException($"The undo was refused: {undo}");
        }
        Print("merge", merged, talks);
        Print("undo", undone, talks);
    }

    private static void Print(string name, List<double> times, int talks)
    {
        var first = times[0];
        times.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}, two people of {talks} talks each: first {first:F0} ms, median {times[Rounds / 2]:F0} ms, longest {times[^1]:F0} ms"
            )
        );
    }

    private static async Task<IReadOnlyList<Guid>> People(Book book)
    {
        var list = book.The<Tilth.People.Listing.PeopleList>();
        return await list.Ids(book.Me, Tilth.People.Segments.SegmentQuery.Everybody);
    }

    private static async Task AddTalks(Book book, Guid person, int talks)
    {
        var (me, now) = (book.Me, TimeProvider.System.GetUtcNow());
        foreach (var slice in Enumerable.Range(0, talks).Chunk(Slice))
            await book.The<TilthStore>()
                .Write(
                    me,
                    "import",
                    db =>
                    {
                        foreach (var at in slice)
                        {
                            var on = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-at);
                            var talk = Interaction.Record(me, NewId.At(now), InteractionKind.Coffee, on);
                            talk.Said("We talked of beans.", null, null);
                            db.AddMany([talk, Participant.In(talk, person, now)]);
                        }
                        return Task.FromResult(true);
                    }
                );
    }
}
