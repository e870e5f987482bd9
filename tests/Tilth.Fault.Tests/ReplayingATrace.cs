using System.Text;
using Tilth.Fault.Tests.Power;

namespace Tilth.Fault.Tests;

/// <summary>The replay of power cuts, on traces of a few lines: what it takes as durable, and what not.</summary>
public sealed class ReplayingATrace : IDisposable
{
    private const string Folder = "/d",
        File = "/d/f";
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("tilth-replay-");

    [Fact]
    public void A_write_that_ended_before_a_completed_sync_began_is_durable() =>
        Left(Write("new", at: 0), Sync()).ShouldBe("new");

    [Fact]
    public void A_write_that_ended_while_the_sync_ran_is_not() =>
        Left(
                $"""7 pwrite64(5<{Hex(File)}>, "{Hex("new")}", 3, 0 <unfinished ...>""",
                $"8 fsync(5<{Hex(File)}> <unfinished ...>",
                "7 <... pwrite64 resumed>) = 3",
                "8 <... fsync resumed>) = 0"
            )
            .ShouldBe("old");

    [Fact]
    public void A_sync_that_has_not_ended_or_that_failed_keeps_nothing()
    {
        Left(Write("new", at: 0), $"8 fsync(5<{Hex(File)}> <unfinished ...>").ShouldBe("old");
        Left(Write("new", at: 0), $"8 fsync(5<{Hex(File)}>) = -1 EIO (Input/output error)").ShouldBe("old");
    }

    [Fact]
    public void A_short_write_and_a_truncation_are_taken_as_they_happened() =>
        Left(
                $"""7 pwrite64(5<{Hex(File)}>, "{Hex("news")}", 4, 3) = 2""",
                Sync(),
                $"7 ftruncate(5<{Hex(File)}>, 4) = 0",
                $"7 fdatasync(5<{Hex(File)}>) = 0"
            )
            .ShouldBe("oldn");

    [Fact]
    public void A_new_file_is_there_once_its_folder_was_synced()
    {
        string[] made =
        [
            $"""7 openat(AT_FDCWD<{Hex("/")}>, "{Hex("/d/g")}", O_RDWR|O_CREAT, 0644) = 6<{Hex("/d/g")}>""",
            $"""7 pwrite64(6<{Hex("/d/g")}>, "{Hex("x")}", 1, 0) = 1""",
            $"7 fsync(6<{Hex("/d/g")}>) = 0",
        ];
        After(Loss.Everything, made).ShouldNotContainKey("g");
        After(Loss.Everything, [.. made, $"7 fsync(9<{Hex(Folder)}>) = 0"])["g"].ShouldBe("x");
    }

    [Fact]
    public void What_was_not_synced_may_be_kept_or_torn_into_sectors()
    {
        var write = Write(new string('n', 4096), at: 0);
        After(Loss.Nothing, write)["f"].ShouldBe(new string('n', 4096));
        var torn = After(Loss.Torn, write)["f"];
        torn.Length.ShouldBeLessThanOrEqualTo(4096);
        torn.Chunk(512).ShouldAllBe(sector => sector.Skip(3).Distinct().Count() == 1);
        torn.Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_change_that_it_does_not_know_stops_it() =>
        Should.Throw<NotSupportedException>(() => Left($"""7 write(5<{Hex(File)}>, "{Hex("new")}", 3) = 3"""));

    private static string Write(string text, int at) =>
        $"""7 pwrite64(5<{Hex(File)}>, "{Hex(text)}", {text.Length}, {at}) = {text.Length}""";

    private static string Sync() => $"7 fsync(5<{Hex(File)}>) = 0";

    private string Left(params string[] trace) => After(Loss.Everything, trace)["f"];

    private Dictionary<string, string> After(Loss loss, params string[] trace)
    {
        var before = _root.CreateSubdirectory("before").FullName;
        System.IO.File.WriteAllText(Path.Combine(before, "f"), "old");
        var disk = new Disk(Folder, before, honoursSyncs: true);
        foreach (var step in Trace.Read(trace))
            disk.Take(step);
        var after = Path.Combine(_root.FullName, "after");
        if (Directory.Exists(after))
            Directory.Delete(after, recursive: true);
        disk.Write(after, loss, new Random(1));
        return Directory
            .EnumerateFiles(after)
            .ToDictionary(file => Path.GetFileName(file), System.IO.File.ReadAllText, StringComparer.Ordinal);
    }

    private static string Hex(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(one => $@"\x{one:x2}"));

    public void Dispose() => _root.Delete(recursive: true);
}
