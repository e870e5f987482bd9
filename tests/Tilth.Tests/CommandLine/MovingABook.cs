using Npgsql;
using Tilth.Store;
using Tilth.Tests.Exchange;

namespace Tilth.Tests.CommandLine;

/// <summary>A book is carried from one copy to another at the shell, also between the two databases.</summary>
public sealed class MovingABook : IDisposable
{
    private const string Who = "wren@example.org";

    private static readonly string? Server = Blank.ToNull(Environment.GetEnvironmentVariable("TILTH_TEST_POSTGRES"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tilth-moving-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_one_copy_to_another_it_is_the_same_book()
    {
        var (one, other) = (await Begun("one"), await Begun("other"));
        await Say(one, null, "note", "met Rowan Alder at Harbour Evening, promised to send her the link");
        var file = Path.Combine(_folder.FullName, "book.zip");

        var export = await Say(one, null, "export", "-o", file, "--json");
        (export.Code, export.Json.GetProperty("people").GetInt32()).ShouldBe((0, 1), export.Error);
        var dry = await Say(other, null, "import", file, "--dry-run", "--json");
        (dry.Code, dry.Json.TryGetProperty("operation", out _)).ShouldBe((0, false), dry.Error);
        var import = await Say(other, null, "import", file, "--json");

        (import.Code, import.Json.GetProperty("new").GetInt32()).ShouldBe((0, 1), import.Error);
        (await Digests(other, null)).ShouldBe(ArchiveText.Of(await File.ReadAllBytesAsync(file, Cancel)).Digests);
        (await Say(other, null, "verify")).Code.ShouldBe(0);
        var again = await Say(other, null, "import", file, "--json");
        again.Json.GetProperty("known").GetInt32().ShouldBe(1, again.Error);
        again.Error.ShouldContain("only the people come in");
    }

    [Fact]
    public async Task To_the_standard_output_it_stands_alone_and_a_part_of_a_book_is_refused()
    {
        var folder = await Begun("one");

        (await Say(folder, null, "export", "-o", "-", "--as", "archive")).Out.ShouldStartWith("PK");
        var part = await Say(folder, null, "export", "-o", "book.zip", "--who", "label:mentor");

        part.Code.ShouldBe(2);
        part.Error.ShouldContain("An archive is of the whole book");
    }

    [Fact]
    public async Task A_damaged_one_is_refused_and_changes_nothing()
    {
        var folder = await Begun("one");
        var book = ArchiveText.Of(await Exported(folder, null));
        book.Files["person.jsonl"][^3] ^= 1;
        var file = Path.Combine(_folder.FullName, "bad.zip");
        await File.WriteAllBytesAsync(file, book.Zipped(), Cancel);

        foreach (
            var words in (string[][])
                [
                    ["import", file],
                    ["import", file, "--dry-run"],
                ]
        )
        {
            var import = await Say(folder, null, words);
            import.Code.ShouldBe(1);
            import.Error.ShouldContain("is damaged: person.jsonl");
        }
    }

    [Fact]
    public async Task Between_the_two_databases_it_is_the_same_book_there_and_back()
    {
        Assert.SkipWhen(Server is null, "No PostgreSQL is named in TILTH_TEST_POSTGRES.");
        var name = $"tilth_{Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal)}";
        await OnServer($"CREATE DATABASE {name}");
        try
        {
            var postgres = $"{Server};Database={name}";
            var (one, between, back) = (await Begun("one"), await Begun("between", postgres), await Begun("back"));
            await Say(one, null, "note", "met Rowan Álder at Harbour Evening, promised to send her the link");
            await Say(one, null, "note", "coffee with Rowan, \"3 < 5\" & 日本語 🌱");
            var first = await Exported(one, null);
            await Imported(between, postgres, first);
            var second = await Exported(between, postgres);
            await Imported(back, null, second);

            ArchiveText.Of(second).Digests.ShouldBe(ArchiveText.Of(first).Digests);
            (await Digests(back, null)).ShouldBe(ArchiveText.Of(first).Digests);
            (await Say(between, postgres, "verify")).Code.ShouldBe(0);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await OnServer($"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    /// <summary>A new copy with one account.</summary>
    private async Task<string> Begun(string name, string? postgres = null)
    {
        var folder = Path.Combine(_folder.FullName, name);
        var added = await Spoken.On(postgres, folder, "a quiet row of beans", "user", "add", Who, "--password-stdin");
        added.Code.ShouldBe(0, added.Error);
        return folder;
    }

    private async Task<byte[]> Exported(string folder, string? postgres)
    {
        var file = Path.Combine(_folder.FullName, Path.GetRandomFileName() + ".zip");
        var export = await Say(folder, postgres, "export", "-o", file);
        export.Code.ShouldBe(0, export.Error);
        return await File.ReadAllBytesAsync(file, Cancel);
    }

    private async Task Imported(string folder, string? postgres, byte[] archive)
    {
        var file = Path.Combine(_folder.FullName, Path.GetRandomFileName());
        await File.WriteAllBytesAsync(file, archive, Cancel);
        var import = await Say(folder, postgres, "import", file);
        import.Code.ShouldBe(0, import.Error);
    }

    private async Task<string> Digests(string folder, string? postgres) =>
        ArchiveText.Of(await Exported(folder, postgres)).Digests;

    private static Task<Spoken> Say(string folder, string? postgres, params string[] words) =>
        Spoken.On(postgres, folder, "", words);

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
