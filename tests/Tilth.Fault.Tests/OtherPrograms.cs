using System.Net;
using Microsoft.Data.Sqlite;

namespace Tilth.Fault.Tests;

/// <summary>Other programs open the live file: one that keeps it locked, and one that only reads.</summary>
public sealed class OtherPrograms : IAsyncLifetime
{
    private const int Writers = 4;
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(10),
        LongestWait = TimeSpan.FromSeconds(15);
    private readonly Ledger _ledger = new();
    private readonly List<Writer> _writers = [];
    private Book _book = null!;
    private Server _server = null!;
    private Writer _reader = null!;

    public async ValueTask InitializeAsync()
    {
        _book = await Book.New();
        _server = await _book.Serve();
        for (var at = 0; at < Writers; at++)
            _writers.Add(new Writer(_ledger, Setting.Seed + at));
        _reader = new Writer(_ledger, Setting.Seed);
        foreach (var writer in _writers.Append(_reader))
            await writer.SignIn(_server.Address);
    }

    [Fact]
    public async Task While_the_file_is_locked_writes_wait_or_are_refused_and_then_go_on()
    {
        await WriteMore(20);
        var heard = new List<Heard>();
        using (var connection = Stored.Open(_book.DatabaseFile, SqliteOpenMode.ReadWrite))
        {
            await using var held = connection.BeginTransaction(deferred: false);
            using var release = new CancellationTokenSource(Held);
            var writing = _writers.Select(writer => writer.Write(_server.Address, Note, release.Token)).ToList();
            await Task.Delay(Held / 2);
            (await _reader.Page(_server.Address, "/")).Status.ShouldBe(HttpStatusCode.OK);
            await Task.Delay(Held / 2);
            await held.RollbackAsync();
            await Task.WhenAll(writing);
        }
        var refused = heard.Where(one => one.IsRefused).ToList();
        heard.Max(one => one.Took).ShouldBeLessThan(LongestWait);
        refused.Where(one => !one.IsUnavailable("Another program holds the database. Nothing of this")).ShouldBeEmpty();
        refused.ShouldAllBe(one => one.RetryAfter != null);
        await WriteMore(20);
        MustHoldEverything();
        await _book.MustVerify();
        Setting.Tell(
            $"locked for {Held.TotalSeconds:0} s: {refused.Count} refused, {heard.Count - refused.Count} waited, the longest "
                + $"{heard.Max(one => one.Took).TotalSeconds:0.0} s"
        );

        bool Note(Heard one)
        {
            lock (heard)
                heard.Add(one);
            return true;
        }
    }

    [Fact]
    public async Task A_server_that_starts_while_the_file_is_locked_opens_and_stays()
    {
        await _server.Stop();
        await _server.DisposeAsync();
        using (var connection = Stored.Open(_book.DatabaseFile, SqliteOpenMode.ReadWrite))
        {
            await using var held = connection.BeginTransaction(deferred: false);
            _server = await _book.Serve();
            await Task.Delay(LongestWait / 2);
            (await _reader.Page(_server.Address, "/")).Status.ShouldBe(HttpStatusCode.OK);
        }
        await WriteMore(Writers);
        MustHoldEverything();
    }

    [Fact]
    public async Task A_reader_from_outside_costs_nothing_that_was_acknowledged_afterwards()
    {
        await WriteMore(20);
        for (var kill = 0; kill < 5; kill++)
        {
            MustHoldEverything();
            using (var copy = new MemoryStream())
            await using (
                var raw = new FileStream(_book.DatabaseFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)
            )
                await raw.CopyToAsync(copy);
            if (kill == 0)
                await _book.MustVerify();
            await WriteMore(20);
            await _server.Kill();
            await _server.DisposeAsync();
            MustHoldEverything();
            _server = await _book.Serve();
            MustHoldEverything();
        }
        Setting.Tell($"read from outside and killed 5 times: {_ledger.Acknowledged.Count} acknowledged, 0 lost");
    }

    private async Task WriteMore(int count)
    {
        for (var at = 0; at < count; at++)
        {
            var heard = await _writers[at % Writers].WriteOne(_server.Address);
            heard.IsAcknowledged.ShouldBeTrue(heard.Text);
        }
    }

    private void MustHoldEverything()
    {
        var stored = _book.Read();
        stored.Missing(_ledger.Acknowledged.Keys).ShouldBeEmpty();
        stored.Faults(_ledger).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        _writers.ForEach(writer => writer.Dispose());
        _reader.Dispose();
        await _server.DisposeAsync();
        await _book.DisposeAsync();
    }
}
