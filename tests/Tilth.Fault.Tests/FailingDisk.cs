using System.Net;

namespace Tilth.Fault.Tests;

/// <summary>The disk fails (EIO): what cannot be kept is not acknowledged, and it is told at once and wherever one looks.</summary>
public sealed class FailingDisk : IAsyncLifetime
{
    private const int Writers = 4,
        Refusals = 20,
        TooMany = 500;
    private readonly Ledger _ledger = new();
    private readonly List<Writer> _writers = [];
    private Book _book = null!;

    public async ValueTask InitializeAsync()
    {
        _book = await Book.New();
        await using var server = await _book.Serve();
        for (var at = 0; at < Writers; at++)
            _writers.Add(new Writer(_ledger, Setting.Seed + at));
        foreach (var writer in _writers)
            await writer.SignIn(server.Address);
        await WriteUntil(server.Address, enough: 40);
        await server.Stop();
    }

    [Theory]
    [InlineData("tilth.db-wal", 20)]
    [InlineData("tilth.db", 1)]
    public async Task After_a_failed_sync_nothing_more_is_acknowledged_and_what_was_is_there(string file, int from)
    {
        var before = _ledger.Acknowledged.Count;
        int acknowledged;
        await using (var server = await ServeFailing("fsync,fdatasync", from, file))
        {
            await Task.WhenAll(
                _writers.Select(writer =>
                    writer.Write(
                        server.Address,
                        heard => heard.IsAcknowledged && _ledger.Acknowledged.Count < before + TooMany
                    )
                )
            );
            acknowledged = _ledger.Acknowledged.Count;
            acknowledged.ShouldBeInRange(before + 1, before + TooMany - 1, "nothing was refused");

            for (var at = 0; at < Refusals; at++)
            {
                var heard = await _writers[at % Writers].WriteOne(server.Address);
                heard.IsUnavailable("nothing is written. Nothing of this was saved.").ShouldBeTrue(heard.Text);
            }
            await ReadsMustGoOn(server.Address);
            await MustNotBeReady(server);
            server.Said.ShouldContain("The disk did not keep what was written");
            await server.Kill();
        }
        await MustHoldEverythingAndGoOn();
        Setting.Tell(
            $"a sync of {file} failed: {acknowledged - before} acknowledged before, 0 of {Refusals} after, reads went on, "
                + "0 lost"
        );
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_and_is_there_once_it_can()
    {
        HttpStatusCode status;
        await using (var server = await ServeFailing("pread64", 200, "tilth.db"))
        {
            // After each write the pages are read from the file again.
            do
            {
                await _writers[0].WriteOne(server.Address);
                status = (await _writers[0].Page(server.Address, $"/people/{People().First()}")).Status;
            } while (status == HttpStatusCode.OK);
            status.ShouldBe(HttpStatusCode.ServiceUnavailable, server.Said);
            await MustNotBeReady(server);
            server.Said.ShouldContain("The disk failed");
            await server.Kill();
        }
        await MustHoldEverythingAndGoOn();
        Setting.Tell(
            $"a page that could not be read was answered with {(int)status}; then all {_ledger.Acknowledged.Count} were there"
        );
    }

    private Task<Server> ServeFailing(string calls, int from, string file) =>
        _book.Serve(Injected.Error(calls, from, Path.Combine(_book.Data, file)));

    private async Task MustNotBeReady(Server server) =>
        (await _writers[0].Page(server.Address, "/health")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

    private async Task ReadsMustGoOn(Uri address)
    {
        foreach (var person in People().Take(5))
            (await _writers[0].Page(address, $"/people/{person}")).Status.ShouldBe(HttpStatusCode.OK);
        (await _writers[0].Page(address, "/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task MustHoldEverythingAndGoOn()
    {
        await using (var server = await _book.Serve())
        {
            MustHoldEverything();
            (await _writers[0].Page(server.Address, "/health")).Status.ShouldBe(HttpStatusCode.OK);
            await WriteUntil(server.Address, _ledger.Acknowledged.Count + 20);
        }
        MustHoldEverything();
        await _book.MustVerify();
    }

    private Task WriteUntil(Uri address, int enough) =>
        Task.WhenAll(
            _writers.Select(writer =>
                writer.Write(
                    address,
                    heard =>
                    {
                        heard.IsAcknowledged.ShouldBeTrue(heard.Text);
                        return _ledger.Acknowledged.Count < enough;
                    }
                )
            )
        );

    private IEnumerable<Guid> People() => _ledger.Acknowledged.Values.Distinct();

    private void MustHoldEverything()
    {
        var stored = _book.Read();
        stored.Missing(_ledger.Acknowledged.Keys).ShouldBeEmpty();
        stored.Faults(_ledger).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        _writers.ForEach(writer => writer.Dispose());
        await _book.DisposeAsync();
    }
}
