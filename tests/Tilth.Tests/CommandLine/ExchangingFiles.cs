using System.Text.Json;
using Tilth.Tests.Exchange;

namespace Tilth.Tests.CommandLine;

/// <summary>Bringing in and taking out at the shell.</summary>
public sealed class ExchangingFiles(Copy copy) : IClassFixture<Copy>, IDisposable
{
    private const string Card = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:u1\r\nFN:Rowan Alder\r\nEND:VCARD\r\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tilth-exchange-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_replaces_the_file_when_it_is_whole_and_for_its_owner_alone()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Rowan Alder");
        var file = await Written("people.vcf", "what was there before");

        var export = await Say(visitor, "export", "-o", file, "--json");

        (export.Code, export.Json.GetProperty("people").GetInt32()).ShouldBe((0, 1));
        (await File.ReadAllTextAsync(file, Cancel)).ShouldContain("FN:Rowan Alder");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _folder.GetFiles().Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_export_that_cannot_begin_leaves_the_file_as_it_was()
    {
        var file = await Written("people.vcf", "what was there before");

        (await Spoken.Say(copy, "export", "-o", file, "--user", "nobody@example.org")).Code.ShouldBe(1);

        (await File.ReadAllTextAsync(file, Cancel)).ShouldBe("what was there before");
    }

    [Fact]
    public async Task An_export_never_writes_over_Tilths_own_data()
    {
        using var visitor = await copy.SignedIn();
        var link = Path.Combine(_folder.FullName, "link.vcf");
        var key = Path.Combine(copy.Folder, "key");
        var before = await File.ReadAllBytesAsync(key, Cancel);
        File.CreateSymbolicLink(link, key);

        foreach (var path in new[] { key, Path.Combine(copy.Folder, "new.db"), link })
        {
            var export = await Say(visitor, "export", "--as", "vcard", "-o", path);
            export.Code.ShouldBe(1);
            export.Error.ShouldContain("is a file of Tilth's own data");
        }

        (await File.ReadAllBytesAsync(key, Cancel)).ShouldBe(before);
        File.Exists(Path.Combine(copy.Folder, "new.db")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("people.xyz")]
    [InlineData("-")]
    public async Task What_to_write_must_be_said_where_the_name_does_not_tell(string path)
    {
        using var visitor = await copy.SignedIn();

        var export = await Say(visitor, "export", "-o", path);

        export.Code.ShouldBe(2);
        export.Error.ShouldContain("--as vcard or --as csv");
    }

    [Fact]
    public async Task To_the_standard_output_the_answer_stands_beside_it()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Rowan Alder");

        var export = await Say(visitor, "export", "-o", "-", "--as", "vcard", "--json");

        export.Out.ShouldStartWith("BEGIN:VCARD");
        JsonDocument.Parse(export.Error).RootElement.GetProperty("people").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task An_import_names_who_is_perhaps_here_and_why_and_the_second_time_no_operation()
    {
        // No server beside it, whose clock is another one, takes the job as well.
        var folder = Path.Combine(_folder.FullName, "data");
        await Spoken.At(folder, "a quiet row of beans", "user", "add", "wren@example.org", "--password-stdin");
        await Spoken.At(folder, "", "note", "met Rowan Alder");
        var file = await Written(
            "people.vcf",
            Card + Card.Replace("Rowan Alder", "Juniper Vale", StringComparison.Ordinal)
        );

        var first = await Spoken.At(folder, "", "import", file, "--json");

        first
            .Json.GetProperty("pairs")
            .EnumerateArray()
            .Select(pair => $"{pair.GetProperty("name")}: {pair.GetProperty("reason")}: {pair.GetProperty("other")}")
            .ShouldBe([
                "Rowan Alder: the same name: Rowan Alder",
                "Juniper Vale: the number of the same entry under another name: Rowan Alder",
            ]);
        first.Json.GetProperty("operation").GetString().ShouldNotBeNull();
        var again = await Spoken.At(folder, "", "import", file, "--json");
        again.Json.GetProperty("known").GetInt32().ShouldBe(2);
        again.Json.TryGetProperty("operation", out _).ShouldBeFalse();
        (await Spoken.At(folder, "", "import", file, "--dry-run", "--label", "film")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task One_bad_file_leaves_room_for_the_others_and_what_is_not_told_is_counted()
    {
        using var visitor = await copy.SignedIn();
        var bad = await Written("bad.csv", "Name,Email\r\n" + string.Concat(Enumerable.Repeat(",\r\n", 300)));
        var other = await Written("other.csv", "Name,Birthday\r\n,\r\nRowan Alder,12/04/1985\r\n");

        var look = await Say(visitor, "import", bad, other, "--dry-run", "--json");

        look.Json.GetProperty("unreadableCount").GetInt32().ShouldBe(301);
        var rows = look.Json.GetProperty("unreadable").EnumerateArray().ToList();
        rows.Count.ShouldBe(101);
        rows[^1].GetProperty("file").GetString().ShouldBe("other.csv");
        look.Json.GetProperty("guesses")[0].GetProperty("column").GetString().ShouldBe("Birthday");
        var text = await Say(visitor, "import", bad, other, "--dry-run");
        text.Out.ShouldContain("other.csv, line 2:");
        text.Out.ShouldContain("and 250 more could not be read");
        text.Out.ShouldContain("12/04/1985 was taken for 1985-12-04, which is a guess");
    }

    [Fact]
    public async Task A_label_is_put_on_those_who_are_known_too()
    {
        using var visitor = await copy.SignedIn();
        var file = await Written("people.vcf", Card);
        await Say(visitor, "import", file);

        await Say(visitor, "import", file, "--label", "pitch");

        (await copy.CountOf(visitor)).ShouldBe(1);
        (await Say(visitor, "export", "-o", "-", "--as", "vcard")).Out.ShouldContain("CATEGORIES:pitch");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<Spoken> Say(Visitor visitor, params string[] words) =>
        Spoken.Say(copy, [.. words, "--user", visitor.Email]);

    private async Task<string> Written(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(path, content, Cancel);
        return path;
    }
}
