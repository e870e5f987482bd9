namespace Tilth.Fault.Tests;

/// <summary>
/// The process ends (SIGKILL) just before a write of the log, and the next one just before a write of the file into which it
/// folds what the first one left.
/// </summary>
public sealed class KillsAtWrites : IAsyncLifetime
{
    private const int Writers = 4,
        LastOfLog = 400,
        LastOfFile = 30;
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
        await server.Stop();
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_and_nothing_is_half()
    {
        var ofLog = Setting.Spread(Setting.Points / 2, LastOfLog);
        var ofFile = Setting.Spread(Setting.Points / 2, LastOfFile);
        var folding = 0;
        foreach (var (log, file) in ofLog.Zip(ofFile))
        {
            await using (var server = await _book.Serve(Injected.KillAtWrite(log, $"{_book.DatabaseFile}-wal")))
            {
                await Task.WhenAll(_writers.Select(writer => writer.Write(server.Address, MustBeAcknowledged)));
                (await server.Ended()).ShouldBe(Injected.Killed);
            }
            MustHoldEverything($"killed at write {log} of the log");
            // Any word of the shell folds what it finds, before all else.
            var verifying = await _book.Run(Injected.KillAtWrite(file, _book.DatabaseFile), "verify");
            folding += verifying.Code == Injected.Killed ? 1 : 0;
            MustHoldEverything($"killed at write {log} of the log and {file} of the file");
            await _book.MustVerify();
        }
        folding.ShouldBeGreaterThan(ofFile.Count / 2);
        Setting.Tell(
            $"killed at {ofLog.Count} writes of the log (1 to {LastOfLog}) and {folding} of the file (1 to {LastOfFile}): "
                + $"{_ledger.Acknowledged.Count} acknowledged, 0 lost, 0 half"
        );
    }

    private void MustHoldEverything(string after)
    {
        var stored = _book.Read();
        stored.Missing(_ledger.Acknowledged.Keys).ShouldBeEmpty(after);
        stored.Faults(_ledger).ShouldBeEmpty(after);
    }

    private static bool MustBeAcknowledged(Heard heard)
    {
        heard.IsAcknowledged.ShouldBeTrue(heard.Text);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        _writers.ForEach(writer => writer.Dispose());
        await _book.DisposeAsync();
    }
}
