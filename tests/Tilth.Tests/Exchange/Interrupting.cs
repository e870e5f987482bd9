using Tilth.Store;
using Tilth.Work;

namespace Tilth.Tests.Exchange;

/// <summary>An import is stopped by its owner, or by the end of the server in the middle of it.</summary>
public sealed class Interrupting(Copy copy) : IClassFixture<Copy>
{
    private const int Many = 16_000;

    private static readonly string Table =
        "Name,Email\r\n"
        + string.Concat(Enumerable.Range(0, Many).Select(at => $"Rowan Alder{at},rowan{at}@example.org\r\n"));

    [Fact]
    public async Task Taken_up_again_it_ends_and_nobody_is_there_twice()
    {
        var visitor = await copy.SignedIn();
        var (id, look) = await visitor.Sent("people.csv", Table);
        await look.Fill($"/import/{id}/start");
        await Began(visitor);

        await copy.Stop();
        copy.Clock.Advance(TimeSpan.FromMinutes(2));
        await copy.Start();

        (await copy.CountOf(visitor)).ShouldBeInRange(1, Many - 1);
        (await copy.Ended(visitor, id)).State.ShouldBe(JobState.Done);
        (await copy.CountOf(visitor)).ShouldBe(Many);
        (await copy.The<Verify>().Run(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stopped_it_keeps_who_came_in_and_can_be_undone()
    {
        using var visitor = await copy.SignedIn();
        var before = await copy.TextOf(visitor);
        var (id, look) = await visitor.Sent("people.csv", Table);
        await look.Fill($"/import/{id}/start");
        await Began(visitor);
        copy.Clock.Advance(TimeSpan.FromSeconds(1));

        await (await visitor.Page($"/import/{id}")).Press("Stop here");

        (await copy.Ended(visitor, id)).State.ShouldBe(JobState.Cancelled);
        var ended = await visitor.Page($"/import/{id}");
        ended.Text.ShouldContain("Stopped.");
        // On PostgreSQL a slice may still be on its way in; the undo waits for it.
        (await copy.CountOf(visitor)).ShouldBeInRange(1, Many - 1);
        await visitor.Follow(await ended.Press("Undo this import"));
        (await copy.TextOf(visitor)).ShouldBe(before);
    }

    private async Task Began(Visitor visitor)
    {
        for (var tries = 0; tries < 600 && await copy.CountOf(visitor) == 0; tries++)
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }
}
