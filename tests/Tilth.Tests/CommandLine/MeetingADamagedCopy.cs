namespace Tilth.Tests.CommandLine;

/// <summary>The file of the database is damaged: it is said where, and what to do, and nothing new is made beside it.</summary>
public sealed class MeetingADamagedCopy : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tilth-damaged-").FullName;

    private string Database => Path.Combine(_folder, "tilth.db");

    public async ValueTask InitializeAsync()
    {
        var made = await Spoken.At(
            _folder,
            "a quiet row of beans\n",
            "user",
            "add",
            "wren@example.org",
            "--password-stdin"
        );
        made.Code.ShouldBe(0, made.Error);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8192)]
    public async Task Verify_and_the_doctor_say_so_and_what_to_do(int from)
    {
        await Overwrite(from);

        var verified = await Spoken.At(_folder, "", "verify", "--json");
        verified.Code.ShouldBe(1);
        verified.Json.GetProperty("sound").GetBoolean().ShouldBeFalse();
        verified.Json.GetProperty("findings").GetArrayLength().ShouldBeGreaterThan(0);
        var what = verified.Json.GetProperty("do").GetString()!;
        what.ShouldContain($"{Database} is damaged");
        what.ShouldContain("keep the whole data folder as it is, and go back to a copy");
        verified.Error.Trim().ShouldBe(what);

        var doctor = await Spoken.At(_folder, "", "doctor");
        doctor.Error.ShouldNotContain("Exception");
        doctor.Out.ShouldNotContain("none at");
        doctor.Out.ShouldNotContain("tilth serve");
        if (from == 0)
            doctor.Out.ShouldContain("its file is damaged");
        Directory
            .GetFiles(_folder)
            .Select(Path.GetFileName)
            .ShouldBeSubsetOf(["tilth.db", "tilth.db-wal", "tilth.db-shm", "lock"]);
    }

    [Fact]
    public async Task Any_other_word_points_to_verify_in_one_line()
    {
        await Overwrite(0);

        var said = await Spoken.At(_folder, "", "today");

        said.Code.ShouldBe(1);
        said.Error.Trim().Split('\n').Length.ShouldBe(1, said.Error);
        said.Error.ShouldContain("its file is damaged");
        said.Error.ShouldContain("tilth verify");
    }

    /// <summary>As a disk does that has lost what stood there.</summary>
    private async Task Overwrite(int from)
    {
        await using var file = File.OpenWrite(Database);
        file.Position = from;
        await file.WriteAsync(Enumerable.Repeat((byte)0xA5, from == 0 ? 4096 : 40_960).ToArray());
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
