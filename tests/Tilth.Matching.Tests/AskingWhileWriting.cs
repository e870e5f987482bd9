using static Tilth.Matching.Tests.People;

namespace Tilth.Matching.Tests;

public class AskingWhileWriting
{
    private const int Rounds = 2000;

    [Fact]
    public async Task Every_answer_is_one_state_of_the_index()
    {
        using var index = new MatchIndex();
        var id = new Guid(1, 0, 0, new byte[8]);
        index.Put(id, Person("Wren Desmonde", "wren0@seed.example"));
        using var done = new CancellationTokenSource();
        var asked = 0;
        var readers = Enumerable
            .Range(0, 2)
            .Select(_ =>
                Task.Run(() =>
                {
                    while (!done.IsCancellationRequested)
                    {
                        // Whatever the round, it is one person with one address.
                        var found = index.Probable(Person("Wren Desmonde", "called Wren")).ShouldHaveSingleItem();
                        found.Id.ShouldBe(id);
                        Interlocked.Increment(ref asked);
                    }
                })
            )
            .ToList();
        for (var round = 1; round <= Rounds || (asked == 0 && !readers.Exists(reader => reader.IsCompleted)); round++)
        {
            index.Put(id, Person("Wren Desmonde", $"wren{round}@seed.example"));
            var other = new Guid(1 + round, 0, 0, new byte[8]);
            index.Put(other, Person($"Ash Rolfe{round}", $"ash{round}@plot.example"));
            if (round % 3 == 0)
                index.Remove(other).ShouldBeTrue();
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);
        asked.ShouldBeGreaterThan(0);
    }
}
