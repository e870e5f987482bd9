using System.Net;

namespace Tilth.Fault.Tests;

/// <summary>The process ends at any instant (SIGKILL): what was acknowledged is there, and nothing is there by half.</summary>
public sealed class Kills : IAsyncLifetime
{
    private const int Writers = 4,
        OftenVerified = 8;
    private readonly Random _random = new(Setting.Seed);
    private readonly Ledger _ledger = new();
    private readonly List<Writer> _writers = [];
    private readonly List<TimeSpan> _restarts = [];
    private Book _book = null!;

    public async ValueTask InitializeAsync()
    {
        _book = await Book.New();
        await using var server = await _book.Serve();
        for (var at = 0; at < Writers; at++)
            _writers.Add(new Writer(_ledger, Setting.Seed + at));
        foreach (var writer in _writers)
            await writer.SignIn(server.Address);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_every_kill_and_nothing_is_half()
    {
        for (var kill = 0; kill < Setting.Kills; kill++)
        {
            if (_random.Next(10) == 0)
                await KillWhileStarting();
            await using (var server = await _book.Serve())
            {
                _restarts.Add(server.UntilFirstAnswer);
                await MustHoldEverything(server.Address);
                await KillWhileWriting(server);
            }
            if (kill % OftenVerified == OftenVerified - 1)
                await _book.MustVerify();
        }
        await using (var server = await _book.Serve())
            await MustHoldEverything(server.Address);
        await _book.MustVerify();
        _restarts.Sort();
        Setting.Tell(
            $"{Setting.Kills} kills, {_ledger.Acknowledged.Count} acknowledged, 0 lost; from start to first page "
                + $"{_restarts[_restarts.Count / 2].TotalSeconds:0.0} s in the middle, {_restarts[^1].TotalSeconds:0.0} s at most"
        );
    }

    private async Task MustHoldEverything(Uri address)
    {
        var stored = _book.Read();
        stored.Missing(_ledger.Acknowledged.Keys).ShouldBeEmpty();
        stored.Faults(_ledger).ShouldBeEmpty();
        if (_ledger.Acknowledged.Count == 0)
            return;
        var (id, person) = _ledger.Acknowledged.MaxBy(pair => pair.Key);
        var (status, html) = await _writers[0].Page(address, $"/people/{person}");
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain(_ledger.Sent[id].Text);
    }

    /// <summary>Mostly counted from the first answers, so that much is on its way; sometimes from the first question.</summary>
    private async Task KillWhileWriting(Server server)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = _ledger.Acknowledged.Count;
        var writing = _writers
            .Select(writer =>
                writer.Write(
                    server.Address,
                    heard =>
                    {
                        heard.IsAcknowledged.ShouldBeTrue(heard.Text);
                        if (_ledger.Acknowledged.Count >= before + Writers)
                            answered.TrySetResult();
                        return true;
                    }
                )
            )
            .ToList();
        if (_random.Next(4) > 0)
            await Task.WhenAny(answered.Task, Task.WhenAny(writing));
        await Task.Delay(_random.Next(50, 600));
        await server.Kill();
        await Task.WhenAll(writing);
    }

    private async Task KillWhileStarting()
    {
        await using var server = Server.Begin(_book.Data);
        await Task.Delay(_random.Next(50, 1500));
    }

    public async ValueTask DisposeAsync()
    {
        _writers.ForEach(writer => writer.Dispose());
        await _book.DisposeAsync();
    }
}
