using Tilth.Fault.Tests.Power;

namespace Tilth.Fault.Tests;

/// <summary>
/// The power goes at any instant: from the trace of a real run, the disk is rebuilt as it may be found afterwards, and
/// whatever was acknowledged by then must be in it.
/// </summary>
public sealed class PowerCuts(TracedRun run) : IClassFixture<TracedRun>
{
    private readonly Random _random = new(Setting.Seed);

    [Fact]
    public async Task What_was_acknowledged_is_there_whatever_the_cache_lost()
    {
        var images = 0;
        var disk = run.DiskBefore(honoursSyncs: true);
        var cuts = Cuts(Setting.Cuts);
        foreach (var (cut, acknowledged) in Replay(disk, cuts))
        {
            foreach (var loss in Enum.GetValues<Loss>())
            {
                var image = run.Folder($"image-{images++}");
                disk.Write(image, loss, _random);
                var isVerified = (int)loss == cut % 4;
                if (isVerified)
                    await Book.MustVerify(image);
                var stored = Stored.Read(Path.Combine(image, "tilth.db"));
                stored.Missing(acknowledged).ShouldBeEmpty($"cut {cut}, lost {loss}");
                stored.Faults(run.Ledger).ShouldBeEmpty($"cut {cut}, lost {loss}");
                Directory.Delete(image, recursive: true);
            }
        }
        Setting.Tell(
            $"{cuts.Count} power cuts over {run.Acknowledged.Count} acknowledgements, {images} images, 0 lost, "
                + $"{cuts.Count} of them verified by the program"
        );
    }

    /// <summary>A test of the test: with a disk that forgets all since the start, it must find losses at every cut.</summary>
    [Fact]
    public void A_disk_that_ignores_syncs_is_found_to_lose()
    {
        var lost = new List<int>();
        var disk = run.DiskBefore(honoursSyncs: false);
        foreach (var (cut, acknowledged) in Replay(disk, Cuts(6)))
        {
            var image = run.Folder($"forgetful-{cut}");
            disk.Write(image, Loss.Everything, _random);
            lost.Add(Stored.Read(Path.Combine(image, "tilth.db")).Missing(acknowledged).Count);
            lost[^1].ShouldBe(acknowledged.Count);
        }
        lost[^1].ShouldBeGreaterThan(0);
        Setting.Tell($"a disk that ignores syncs lost {string.Join(", ", lost)} at as many cuts");
    }

    [Fact]
    public void Every_acknowledgement_that_a_writer_heard_is_in_the_trace() =>
        run.Acknowledged.Select(pair => pair.Id).Order().ShouldBe(run.Ledger.Acknowledged.Keys.Order());

    /// <summary>Else the cuts would never fall into the copying of the log into the file.</summary>
    [Fact]
    public void The_run_went_through_checkpoints() =>
        run
            .Steps.Skip(run.Acknowledged[0].Step)
            .Count(step =>
                step is { IsEnd: true, Call.Name: "fsync" or "fdatasync" }
                && step.Call.Target.EndsWith(".db", StringComparison.Ordinal)
            )
            .ShouldBeGreaterThan(1);

    /// <summary>Half of them where an answer begins to leave, half anywhere from the first answer to the orderly end.</summary>
    private SortedSet<int> Cuts(int count)
    {
        var cuts = new SortedSet<int>();
        while (cuts.Count < count)
        {
            cuts.Add(run.Acknowledged[_random.Next(run.Acknowledged.Count)].Step);
            if (cuts.Count < count)
                cuts.Add(_random.Next(run.Acknowledged[0].Step, run.Steps.Count + 1));
        }
        return cuts;
    }

    /// <summary>Goes on to each cut in turn, and tells what was acknowledged by then.</summary>
    private IEnumerable<(int Cut, List<Guid> Acknowledged)> Replay(Disk disk, SortedSet<int> cuts)
    {
        var at = 0;
        foreach (var cut in cuts)
        {
            for (; at < cut; at++)
                disk.Take(run.Steps[at]);
            yield return (cut, [.. run.Acknowledged.TakeWhile(pair => pair.Step <= cut).Select(pair => pair.Id)]);
        }
    }
}
