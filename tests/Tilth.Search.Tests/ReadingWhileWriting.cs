using Shouldly;
using Xunit;

namespace Tilth.Search.Tests;

public class ReadingWhileWriting
{
    private const int Members = 10;
    private const int Rounds = 1500;

    [Fact]
    public async Task Every_answer_is_one_state_of_the_index()
    {
        var index = new SearchIndex();
        index.PutAll(Team(0));
        var view = new SearchView(
            index,
            SearchIndex.Build([new SearchDocument(Book.Key(3), [(SearchField.Label, "friend")])])
        );
        using var done = new CancellationTokenSource();
        var cancel = TestContext.Current.CancellationToken;
        var answers = new int[3];
        var readers = Enumerable
            .Range(0, answers.Length)
            .Select(i => Task.Run(() => Read(i == 0 ? view.Find : index.Find, ref answers[i], done.Token), cancel))
            .ToList();
        for (
            var round = 1;
            round <= Rounds || (answers.Contains(0) && !readers.Exists(reader => reader.IsCompleted));
            round++
        )
        {
            index.Put(new SearchDocument(Book.Key(1000 + round), [(SearchField.Name, "Filler")]));
            index.PutAll(Team(round));
            index.Remove(Book.Key(1000 + round * 7 % Rounds));
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);
        await index.Settled;
        index.Find("member", 100).Count.ShouldBe(Members);
    }

    // One step makes all of them a name, the next all of them a note.
    private static IEnumerable<SearchDocument> Team(int round) =>
        Enumerable
            .Range(0, Members)
            .Select(i => new SearchDocument(
                Book.Key(i),
                [(round % 2 == 0 ? SearchField.Name : SearchField.Note, "member")],
                (byte)(round % 5)
            ));

    private static void Read(
        Func<string, int, Func<Guid, bool>?, IReadOnlyList<SearchHit>> find,
        ref int answers,
        CancellationToken done
    )
    {
        while (!done.IsCancellationRequested)
        {
            var hits = find("member", 100, null);
            hits.Count.ShouldBe(Members);
            hits.Select(hit => hit.Score).Distinct().Count().ShouldBe(1);
            hits.Select(hit => hit.Key).Distinct().Count().ShouldBe(Members);
            Interlocked.Increment(ref answers);
        }
    }
}
