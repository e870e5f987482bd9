namespace Tilth.Tests.CommandLine;

/// <summary>Where a copy begins, and where none does: a mistyped folder is told, not filled.</summary>
public sealed class BeginningACopy : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tilth-none-").FullName;

    [Theory]
    [InlineData("search", "ivy")]
    [InlineData("today")]
    [InlineData("verify")]
    [InlineData("export", "-o", "-", "--as", "csv")]
    [InlineData("undo")]
    [InlineData("note", "met Rowan")]
    [InlineData("user", "list")]
    public async Task A_word_on_a_folder_that_is_not_there_says_how_to_begin_and_makes_nothing(params string[] words)
    {
        var folder = Path.Combine(_root, "mistyped");

        var said = await Spoken.At(folder, "", words);

        (said.Code, said.Out).ShouldBe((1, ""));
        OneLine(said);
        said.Error.ShouldContain($"There is no copy of Tilth at {folder}");
        said.Error.ShouldContain("tilth user add EMAIL");
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task The_doctor_makes_no_folder_either()
    {
        var folder = Path.Combine(_root, "mistyped");

        var said = await Spoken.At(folder, "", "doctor", "--json");

        said.Code.ShouldBe(1);
        said.Json.GetProperty("well").GetBoolean().ShouldBeFalse();
        said.Out.ShouldContain($"none at {folder}");
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Theory]
    [InlineData(2, "", "Please name the data folder")]
    [InlineData(1, "FILE", "is a file. Name a folder")]
    [InlineData(1, "/proc/tilth", "Tilth may not write to the data folder /proc/tilth")]
    public async Task A_folder_that_cannot_be_is_refused_in_one_line(int code, string folder, string why)
    {
        var file = Path.Combine(_root, "a file");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        var data = folder == "FILE" ? file : folder;
        foreach (var words in new[] { new[] { "user", "add", "wren@example.org" }, ["serve"], ["migrate"] })
        {
            var said = await Spoken.At(data, "a quiet row of beans\n", words);
            (said.Code, said.Out).ShouldBe((code, ""));
            OneLine(said);
            said.Error.ShouldContain(why);
        }
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("mine");
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_told_in_one_line_that_says_what_to_do()
    {
        const string Password = "a quiet row of beans\n";
        (await Spoken.At(_root, Password, "user", "add", "wren@example.org", "--password-stdin")).Code.ShouldBe(0);
        // What SQLite has to open beside the file cannot be opened by anybody, not even by root.
        Directory.CreateDirectory(Path.Combine(_root, "tilth.db-wal"));
        foreach (var words in new[] { new[] { "search", "ivy" }, ["verify"], ["today"], ["note", "met Rowan"] })
        {
            var said = await Spoken.At(_root, "", words);
            (said.Code, said.Out).ShouldBe((1, ""));
            OneLine(said);
            said.Error.ShouldContain("make the data folder and its files readable and writable");
        }
        var doctor = await Spoken.At(_root, "", "doctor");
        doctor.Out.ShouldContain("WRONG  database: not to be read at");
        doctor.Out.ShouldNotContain("tilth serve");
    }

    [Fact]
    public async Task A_folder_that_somebody_looks_at_for_a_moment_can_be_served()
    {
        await using var copy = new Copy();
        await copy.InitializeAsync();
        await copy.Stop();
        var look = new FileStream(
            Path.Combine(copy.Folder, "lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
        var starting = copy.Start();
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await look.DisposeAsync();

        await starting;
    }

    private static void OneLine(Spoken said)
    {
        said.Error.Trim().Split('\n').Length.ShouldBe(1, said.Error);
        said.Error.ShouldNotContain("Exception");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
