using Microsoft.Extensions.DependencyInjection;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Tests.Work;

/// <summary>Two processes on one queue, and a clock that jumps: one of them works on a job, and its word is the last.</summary>
public sealed class LosingALease : IAsyncLifetime
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private readonly Copy _copy = new();
    private readonly List<ServiceProvider> _processes = [];
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously),
        _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Me _me = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _copy.InitializeAsync();
        using var visitor = await _copy.SignedIn();
        _me = await _copy.MeOf(visitor);
        // The server has a loop of its own; here are only processes like those of the shell.
        await _copy.Stop();
    }

    [Fact]
    public async Task Whoever_lost_it_stops_at_the_next_step()
    {
        var hasGoneOn = false;
        var first = Process(async run =>
        {
            await Wait();
            _copy.Clock.Advance(TimeSpan.FromSeconds(1));
            await run.Progress(1, 2);
            hasGoneOn = true;
        });
        var second = Process(run =>
        {
            run.Result("of the second");
            return Task.CompletedTask;
        });
        var id = await Queued(first);

        var running = first.RunNext(Cancel);
        await _begun.Task;
        Set(Year);
        (await second.RunNext(Cancel)).ShouldBeTrue();
        _goOn.SetResult();
        await running;

        hasGoneOn.ShouldBeFalse();
        var row = (await first.Find(_me, id, Cancel))!;
        (row.State, row.Result, row.Attempts).ShouldBe((JobState.Done, "of the second", 2));
    }

    [Fact]
    public async Task Whoever_lost_it_and_comes_to_its_end_says_nothing_any_more()
    {
        var first = Process(async run =>
        {
            await Wait();
            run.Result("of the first");
        });
        var id = await Queued(first);
        var running = first.RunNext(Cancel);
        await _begun.Task;
        Set(Year);
        var second = Process(async run =>
        {
            _goOn.SetResult();
            await running;
            (await first.Find(_me, id, Cancel))!.State.ShouldBe(JobState.Running);
            run.Result("of the second");
        });

        (await second.RunNext(Cancel)).ShouldBeTrue();

        var row = (await first.Find(_me, id, Cancel))!;
        (row.State, row.Result).ShouldBe((JobState.Done, "of the second"));
    }

    [Fact]
    public async Task The_shell_waits_for_the_end_of_what_a_server_took_before_it()
    {
        var server = Process(async run =>
        {
            await Wait();
            run.Result("of the server");
        });
        var id = await Queued(server);
        var running = server.RunNext(Cancel);
        await _begun.Task;

        var shell = Process(_ => Task.CompletedTask).RunNow(id, Cancel);
        await Task.Delay(300, Cancel);
        _goOn.SetResult();
        await running;

        var row = (await shell)!;
        (row.State, row.Result).ShouldBe((JobState.Done, "of the server"));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(365 * 24 * 60, true)]
    public async Task Whose_process_died_before_the_clock_went_back_is_taken_up_soon(int minutesBack, bool isTaken)
    {
        var dead = Process(_ => Wait());
        var id = await Queued(dead);
        var running = dead.RunNext(Cancel);
        await _begun.Task;

        Set(-TimeSpan.FromMinutes(minutesBack) - TimeSpan.FromSeconds(1));
        var isTakenUp = await Process(_ => Task.CompletedTask).RunNext(Cancel);

        isTakenUp.ShouldBe(isTaken);
        _goOn.SetResult();
        await running;
        (await dead.Find(_me, id, Cancel))!.State.ShouldBe(JobState.Done);
    }

    private Jobs Process(Func<JobRun, Task> work)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_copy.Clock)
            .AddRooms(new Settings { Data = _copy.Folder, Postgres = _copy.Postgres });
        services.AddSingleton(new Job("count", (run, _) => work(run)));
        _processes.Add(services.BuildServiceProvider());
        return _processes[^1].GetRequiredService<Jobs>();
    }

    private async Task<Guid> Queued(Jobs jobs)
    {
        var id = NewId.At(_copy.Clock.GetUtcNow());
        await jobs.Add(_me, id, "count", "", Cancel);
        return id;
    }

    private async Task Wait()
    {
        _begun.SetResult();
        await _goOn.Task;
    }

    private void Set(TimeSpan by) => _copy.Clock.AdjustTime(_copy.Clock.GetUtcNow() + by);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        await _copy.Start();
        await _copy.DisposeAsync();
    }
}
