using System.Net;

namespace Tilth.Fault.Tests;

/// <summary>The clock of the running program is set, far and near, back and ahead: it neither stops, nor spins, nor loses.</summary>
public sealed class ClockSteps : IAsyncLifetime
{
    private static readonly string[] Steps = ["+1h", "-1h", "+1d", "-1d", "+1y", "-1y", "+0"];
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    // A loop that spins takes a whole processor; what runs at first is compiled once more beside it.
    private static readonly TimeSpan AtRest = Look / 2;
    private const int Looks = 15;

    // What the clock says is read anew every second.
    private static readonly TimeSpan UntilItIsSeen = TimeSpan.FromSeconds(1.5);
    private readonly Ledger _ledger = new();
    private readonly string _clock = Path.GetTempFileName();
    private Book _book = null!;

    public async ValueTask InitializeAsync() => _book = await Book.New();

    [Fact]
    public async Task After_every_step_it_answers_keeps_what_it_says_and_rests()
    {
        await Set("+0");
        await using var server = await _book.ServeWith(
            ("LD_PRELOAD", Library()),
            ("FAKETIME_TIMESTAMP_FILE", _clock),
            ("FAKETIME_CACHE_DURATION", "1"),
            // As in life the clock is set and the time that passes is not; the fix is for an older C library, and spins here.
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
            ("FAKETIME_FORCE_MONOTONIC_FIX", "0")
        );
        using var writer = new Writer(_ledger, Setting.Seed);
        await writer.SignIn(server.Address);
        var importing = await writer.BringIn(server.Address, Table);
        var busiest = TimeSpan.Zero;
        foreach (var step in Steps)
        {
            await Set(step);
            await Task.Delay(UntilItIsSeen, TestContext.Current.CancellationToken);
            var heard = await writer.WriteOne(server.Address);
            if (heard.Status == HttpStatusCode.Unauthorized)
            {
                await writer.SignIn(server.Address);
                heard = await writer.WriteOne(server.Address);
            }
            heard.IsAcknowledged.ShouldBeTrue($"after {step}: {heard.Status} {heard.Text}");
            if (step == Steps[0])
                (await writer.Ended(server.Address, importing)).ShouldContain("They are here.");
            var used = await UsedAtRest(server);
            busiest = used > busiest ? used : busiest;
            used.ShouldBeLessThan(AtRest, $"it works without rest after {step}: {server.Said}");
        }
        await server.Stop();

        var stored = _book.Read();
        stored.Missing(_ledger.Acknowledged.Keys).ShouldBeEmpty();
        stored.Faults(_ledger).ShouldBeEmpty();
        stored.People.ShouldBe(
            1 + Rows + _ledger.Acknowledged.Keys.Count(id => _ledger.Sent[id].Deed == Deed.AddPerson)
        );
        await _book.MustVerify();
        Setting.Tell(
            $"{Steps.Length} steps of the clock, {_ledger.Acknowledged.Count} acknowledged, 0 lost; at rest at most "
                + $"{100 * busiest / Look:0} % of a processor"
        );
    }

    private const int Rows = 4000;

    private static string Table =>
        "Name,Email\r\n"
        + string.Concat(Enumerable.Range(0, Rows).Select(at => $"Ivy Larkin{at},ivy{at}@example.org\r\n"));

    private Task Set(string step) => File.WriteAllTextAsync(_clock, step + "\n", TestContext.Current.CancellationToken);

    /// <summary>How much it uses while nobody asks anything: the least of some looks, since it may still have something to do.</summary>
    private static async Task<TimeSpan> UsedAtRest(Server server)
    {
        var least = TimeSpan.MaxValue;
        for (var look = 0; look < Looks && least >= AtRest; look++)
        {
            var before = server.Processor;
            await Task.Delay(Look, TestContext.Current.CancellationToken);
            var used = server.Processor - before;
            least = used < least ? used : least;
        }
        return least;
    }

    /// <summary>The library of the package faketime, which every machine that runs ./test has.</summary>
    private static string Library() =>
        Directory.EnumerateFiles("/usr/lib", "libfaketimeMT.so.1", SearchOption.AllDirectories).First();

    public async ValueTask DisposeAsync()
    {
        File.Delete(_clock);
        await _book.DisposeAsync();
    }
}
