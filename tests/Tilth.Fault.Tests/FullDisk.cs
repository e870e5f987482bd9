using System.Net;

namespace Tilth.Fault.Tests;

/// <summary>The disk is full: writes are refused in words, reads go on, and with room again all goes on by itself.</summary>
public sealed class FullDisk : IAsyncLifetime
{
    private const int Megabytes = 24,
        Writers = 4,
        RefusalsSeen = 10,
        WrittenAfter = 40;
    private const long Free = 1 << 20;
    private readonly Ledger _ledger = new();
    private readonly List<Writer> _writers = [];
    private SmallDisk _disk = null!;

    public async ValueTask InitializeAsync() => _disk = await SmallDisk.OrSkip(Megabytes);

    [Fact]
    public async Task What_was_acknowledged_is_stored_what_was_refused_is_not_and_room_is_all_it_needs()
    {
        await using var book = await Book.New(_disk.Folder);
        await using var server = await book.Serve();
        for (var at = 0; at < Writers; at++)
            _writers.Add(new Writer(_ledger, Setting.Seed + at));
        foreach (var writer in _writers)
            await writer.SignIn(server.Address);
        _disk.Fill(Free);

        await Task.WhenAll(
            _writers.Select(writer => writer.Write(server.Address, _ => _ledger.Refused.Count < RefusalsSeen))
        );
        var before = _ledger.Acknowledged.Count;
        before.ShouldBeGreaterThan(0);
        await ReadsMustGoOn(server.Address);
        MustBeExact(book);

        _disk.MakeRoom();
        var enough = before + WrittenAfter;
        await Task.WhenAll(
            _writers.Select(writer => writer.Write(server.Address, _ => _ledger.Acknowledged.Count < enough))
        );
        var refused = _ledger.Refused.Values.ToList();
        refused.Count.ShouldBeLessThan(RefusalsSeen + Writers, "a write was refused although there was room again");
        refused.Where(heard => !heard.IsUnavailable("The disk is full. Nothing of this was saved")).ShouldBeEmpty();
        MustBeExact(book);
        await server.Kill();
        MustBeExact(book);
        await book.MustVerify();
        Setting.Tell(
            $"disk full: {before} acknowledged before, {refused.Count} refused, {_ledger.Acknowledged.Count - before} after; "
                + "stored = acknowledged"
        );
    }

    private async Task ReadsMustGoOn(Uri address)
    {
        foreach (var (id, person) in _ledger.Acknowledged.Where(IsPerson).Take(5))
        {
            var (status, html) = await _writers[0].Page(address, $"/people/{person}");
            status.ShouldBe(HttpStatusCode.OK);
            html.ShouldContain(_ledger.Sent[id].Text);
        }
        (await _writers[0].Page(address, "/")).Status.ShouldBe(HttpStatusCode.OK);
        (await _writers[0].Page(address, "/health")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private bool IsPerson(KeyValuePair<Guid, Guid> acknowledged) =>
        _ledger.Sent[acknowledged.Key].Deed == Deed.AddPerson;

    /// <summary>Everything acknowledged, and nothing else.</summary>
    private void MustBeExact(Book book)
    {
        var stored = book.Read();
        stored.Missing(_ledger.Acknowledged.Keys).ShouldBeEmpty();
        stored.Faults(_ledger).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        _writers.ForEach(writer => writer.Dispose());
        if (_disk is not null)
            await _disk.DisposeAsync();
    }
}
