using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tilth.People.Erasing;
using Tilth.Store;
using Tilth.Tests.CommandLine;
using Tilth.Tests.Exchange;

namespace Tilth.Tests.People.Erasing;

/// <summary>Whoever was erased does not come back: by no undo, no file, no archive, no backup; only by a hand.</summary>
public sealed class StayingForgotten : WithSomebodyToForget
{
    [Fact]
    public async Task While_another_process_writes_down_somebody_it_waits_and_both_are_there()
    {
        var person = await Known();
        var me = await Here.MeOf(Visitor);
        var other = await new DataFolder(Here.Folder).Append("erased", Cancel);
        var erasing = Here.The<ErasePerson>().Do(me, person, Cancel);

        (await Task.WhenAny(erasing, Task.Delay(400, Cancel))).ShouldNotBe(erasing);
        await other.WriteAsync(Encoding.UTF8.GetBytes("{}\n"), Cancel);
        await other.DisposeAsync();
        await erasing;

        var file = Path.Combine(Here.Folder, "erased");
        var lines = await File.ReadAllLinesAsync(file, Cancel);
        lines[0].ShouldBe("{}");
        lines[1].ShouldContain(person.ToString());
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_file_that_waits_goes_too_and_no_archive_brings_them_back()
    {
        var person = await Known();
        var archive = await Visitor.Archive();
        var table = await (await Visitor.Page("/import")).Upload(
            "/import/files",
            "people.csv",
            $"Name,Email\r\nIlka,{Email}\r\n"
        );
        var (packed, _) = await Visitor.SentArchive(archive);
        var kept = await (await Visitor.Page("/import")).Upload(
            "/import/files",
            "other.csv",
            "Name,Email\r\nIvy Larkin,ivy@larkin.example\r\n"
        );

        await Erase(person);

        (await Visitor.Page(table.Location!)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Visitor.Page($"/import/{packed}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Visitor.Page(kept.Location!)).Status.ShouldBe(HttpStatusCode.OK);
        // The book holds nobody but oneself again, and yet is not made the archive's.
        var (_, look) = await Visitor.SentArchive(archive);
        look.Text.ShouldContain("somebody was erased in it");
        look.Text.ShouldContain("entry was left out");
        (await Spoken.Say(Here, "export", "-o", Path.Combine(Aside, "book.zip"))).Code.ShouldBe(0);
        var came = await Spoken.Say(Here, "import", Path.Combine(Aside, "book.zip"), "--json");
        came.Error.ShouldContain("somebody was erased in it");
        MustNotName(await CopyText.Of(Here), "rows");
    }

    [Fact]
    public async Task No_undo_brings_them_back()
    {
        var person = await Known();
        await Edit(person, ("Form.About", "Keeps bees."));
        var before = (await Visitor.Page("/history"))
            .All("form[action*='/undo/']")
            .Select(form => form.GetAttribute("action")!)
            .ToList();
        before.Count.ShouldBeGreaterThan(3);

        await Erase(person);

        var history = await Visitor.Page("/history");
        history.Text.ShouldContain("Erased somebody for good");
        history
            .All("li")
            .First(act => act.TextContent.Contains("for good", StringComparison.Ordinal))
            .QuerySelector("form")
            .ShouldBeNull();
        foreach (var undo in before)
        {
            await Press(Visitor, undo);
            await (await Visitor.Page("/people")).Post("/note", undo, ("keepLater", "true"));
        }
        var erased = (await Operations()).First(act => act.Verb == "erase-person").Id;
        (await Press(Visitor, $"/undo/{erased}")).Status.ShouldBe(HttpStatusCode.NotFound);
        MustNotName(await CopyText.Of(Here), "rows");
        (await Visitor.Page($"/people/{person}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_does_not_bring_them_back_and_says_so_but_a_hand_may()
    {
        await Erase(await Known());
        var file = Path.Combine(Aside, "people.csv");
        await File.WriteAllTextAsync(
            file,
            $"Name,Email,Phone\r\nI. Heron,{Email.ToUpperInvariant()},\r\nIlka H,,{Phone}\r\nIvy Larkin,ivy@larkin.example,\r\n",
            Cancel
        );

        var came = await Spoken.Say(Here, "import", file, "--json");

        came.Code.ShouldBe(0, came.Error);
        (came.Json.GetProperty("new").GetInt32(), came.Json.GetProperty("erased").GetInt32()).ShouldBe((1, 2));
        (await Spoken.Say(Here, "import", file)).Out.ShouldContain("2 left out, since they were erased in this book");
        var sent = await Visitor.Follow(
            await (await Visitor.Page("/import")).Upload(
                "/import/files",
                "people.csv",
                await File.ReadAllTextAsync(file, Cancel)
            )
        );
        sent.Text.ShouldContain("entries were left out: people who were erased in this book");
        (await Visitor.Page("/people")).Text.ShouldNotContain("Heron");

        await Visitor.Add("Ilka Heron", null, ("Form.Email", Email));
        (await Spoken.Say(Here, "import", file, "--json")).Json.GetProperty("erased").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_restored_backup_forgets_them_again()
    {
        var person = await Known();
        var nameless = await Visitor.Add("Sorrelword");
        var backup = Path.Combine(Aside, "tilth.zip");
        (await Spoken.Say(Here, "backup", "-o", backup)).Code.ShouldBe(0);
        await Erase(person);
        await Erase(nameless);
        MustNotName(await File.ReadAllTextAsync(Path.Combine(Here.Folder, "erased"), Cancel), "erased");
        await Here.Stop();

        var restored = await Spoken.Say(Here, "restore", backup, "--replace");

        restored.Code.ShouldBe(0, restored.Error);
        await Here.Start();
        MustNotName(await CopyText.Of(Here), "rows");
        (await CopyText.Of(Here)).ShouldNotContain("Sorrelword");
        (await Here.The<Verify>().Run(Cancel)).ShouldBeEmpty();
        using var again = new Visitor(Here, Visitor.Email);
        await again.SignIn();
        var file = $"Name,Email\r\nIlka,{Email}\r\n";
        var sent = await again.Follow(await (await again.Page("/import")).Upload("/import/files", "people.csv", file));
        sent.Text.ShouldContain("entry was left out");
    }

    private static async Task<Page> Press(Visitor visitor, string path, params (string, string)[] fields) =>
        await (await visitor.Page("/people")).Post("/note", path, fields);

    private async Task<List<Operation>> Operations()
    {
        await using var db = Here.The<TilthStore>().Read(await Here.MeOf(Visitor));
        return await db.Set<Operation>().ToListAsync(Cancel);
    }
}
