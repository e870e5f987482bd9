using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Tests.Exchange;

/// <summary>The machine's clock is set while an import runs: it is neither lost nor does it bring anybody in twice.</summary>
public sealed class SettingTheClock : IAsyncLifetime
{
    private const int Many = 6000;
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private static readonly string Table =
        "Name,Email\r\n"
        + string.Concat(Enumerable.Range(0, Many).Select(at => $"Rowan Alder{at},rowan{at}@example.org\r\n"));

    private readonly Copy _copy = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _copy.InitializeAsync();

    [Fact]
    public async Task An_import_that_was_cut_short_goes_on_although_its_lease_ends_in_a_year()
    {
        using var visitor = await _copy.SignedIn();
        var id = await Begin(visitor);

        await _copy.Stop();
        Set(-Year);
        await _copy.Start();

        (await _copy.Ended(visitor, id)).State.ShouldBe(JobState.Done);
        await EverybodyIsThereOnce(visitor);
    }

    [Fact]
    public async Task Taken_by_another_process_as_its_lease_seems_over_it_is_still_done_once()
    {
        using var visitor = await _copy.SignedIn();
        var id = await Begin(visitor);

        Set(Year);
        await _copy.The<Jobs>().RunNext(Cancel);
        Set(-Year);

        var ended = await _copy.Ended(visitor, id);
        (ended.State, ended.Attempts).ShouldBe((JobState.Done, 2));
        await EverybodyIsThereOnce(visitor);
    }

    [Fact]
    public async Task Its_files_are_not_forgotten_before_it_has_read_them()
    {
        using var visitor = await _copy.SignedIn();
        using var other = await _copy.SignedIn("Hazel Storm");
        var first = await Begin(visitor);
        var (second, look) = await other.Sent("few.csv", "Name\r\nIvy Larkin\r\n");
        await look.Fill($"/import/{second}/start");

        Set(Year);
        await other.SignIn();
        await other.Sent("more.csv", "Name\r\nAsh Thorne\r\n");

        (await _copy.Ended(visitor, first)).State.ShouldBe(JobState.Done);
        (await _copy.Ended(other, second)).State.ShouldBe(JobState.Done);
        (await _copy.CountOf(other)).ShouldBe(1);
    }

    private void Set(TimeSpan by) => _copy.Clock.AdjustTime(_copy.Clock.GetUtcNow() + by);

    /// <summary>Starts a long import and waits until some are in.</summary>
    private async Task<Guid> Begin(Visitor visitor)
    {
        var (id, look) = await visitor.Sent("people.csv", Table);
        await look.Fill($"/import/{id}/start");
        for (var tries = 0; tries < 600 && await _copy.CountOf(visitor) == 0; tries++)
            await Task.Delay(5, Cancel);
        (await _copy.CountOf(visitor)).ShouldBeInRange(1, Many - 1);
        return id;
    }

    private async Task EverybodyIsThereOnce(Visitor visitor)
    {
        (await _copy.CountOf(visitor)).ShouldBe(Many);
        await using var db = _copy.The<TilthStore>().Read(await _copy.MeOf(visitor));
        (await db.People().Select(person => person.DisplayName).Distinct().CountAsync(Cancel)).ShouldBe(Many + 1);
        (await _copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => _copy.DisposeAsync();
}
