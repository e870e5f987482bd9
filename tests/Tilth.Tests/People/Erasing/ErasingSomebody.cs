using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tilth.Conversations;
using Tilth.People.Erasing;
using Tilth.Store;
using Tilth.Tests.CommandLine;
using Tilth.Tests.Exchange;

namespace Tilth.Tests.People.Erasing;

/// <summary>Whoever asked to be forgotten is: nothing of them is found in any row, image, file or page afterwards.</summary>
public sealed class ErasingSomebody : IAsyncLifetime
{
    private const string Name = "Ilka Heronword",
        Email = "ilka@heronword.example",
        Phone = "+351 912 345 678";

    private readonly Copy _copy = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("tilth-erased-").FullName;
    private Visitor _visitor = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _copy.InitializeAsync();
        _visitor = await _copy.SignedIn();
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _copy.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Nothing_is_left_in_rows_images_pages_and_bytes_and_what_is_about_others_stays()
    {
        var person = await Known();
        var other = await _visitor.Add("Rowan Alder");
        await Together(person, other, "Ilka told Rowan about the weir. Heronword knows the mill.");
        await Edit(other, ("Form.About", "Grew up beside ilka heronword."), ("Form.Around", $"partner: {Name}"));
        await Edit(other, ("Form.Pronouns", "they"));
        await _visitor.Follow(
            await (await _visitor.Page($"/people?q={Name}")).Fill("/people/saved", ("Name", $"Like {Name}"))
        );
        await _visitor.Follow(await (await _visitor.Page("/people")).Fill("/note", ("line", "met Ilka at the mill")));
        (await CopyText.Of(_copy)).ShouldContain("Heronword", Case.Insensitive);

        var page = await _visitor.Page($"/people/{person}/erase");
        page.Text.ShouldContain("This cannot be undone.");
        page.Text.ShouldContain("September 2027");
        var after = await _visitor.Follow(await page.Press("Erase for good, without undo"));

        after.Text.ShouldContain("Erased.");
        MustNotName(await CopyText.Of(_copy), "rows");
        foreach (
            var path in (string[])
                [
                    "/",
                    "/people",
                    "/people?q=ilk",
                    "/find?q=ilk",
                    "/history",
                    $"/history?person={person}",
                    "/promises",
                    $"/people/{other}",
                    "/export/people.vcf",
                    "/export/people.csv",
                ]
        )
            MustNotName(
                (await _visitor.Page(path)).Html.Replace("q=ilk", "", StringComparison.OrdinalIgnoreCase),
                path
            );
        (await _visitor.Page($"/people/{person}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var kept = await _visitor.Page($"/people/{other}");
        kept.Text.ShouldContain("[erased] told Rowan about the weir. [erased] knows the mill.");
        kept.Text.ShouldContain("Grew up beside [erased].");
        (await _copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
        if (!Copy.IsPostgres)
            MustNotBeInFiles(_copy.Folder);
    }

    [Fact]
    public async Task Labels_and_lists_by_their_name_lose_it_and_stay_two()
    {
        var person = await Known();
        await Edit(person, ("Form.Nicknames", "Ilka Ternword"));
        var other = await _visitor.Add("Rowan Alder");
        await Edit(other, ("Form.Labels", $"Friends of {Name}, Friends of Ilka Ternword"));

        await Erase(person);

        MustNotName(await CopyText.Of(_copy), "rows");
        (await CopyText.Of(_copy)).ShouldNotContain("Ternword");
        (await _visitor.Page($"/people/{other}")).Text.Split("Friends of [erased").Length.ShouldBe(3);
    }

    [Fact]
    public async Task While_another_process_writes_down_somebody_it_waits_and_both_are_there()
    {
        var person = await Known();
        var me = await _copy.MeOf(_visitor);
        var other = await new DataFolder(_copy.Folder).Append("erased", Cancel);
        var erasing = _copy.The<ErasePerson>().Do(me, person, Cancel);

        (await Task.WhenAny(erasing, Task.Delay(400, Cancel))).ShouldNotBe(erasing);
        await other.WriteAsync(Encoding.UTF8.GetBytes("{}\n"), Cancel);
        await other.DisposeAsync();
        await erasing;

        var file = Path.Combine(_copy.Folder, "erased");
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
        var archive = await _visitor.Archive();
        var table = await (await _visitor.Page("/import")).Upload(
            "/import/files",
            "people.csv",
            $"Name,Email\r\nIlka,{Email}\r\n"
        );
        var (packed, _) = await _visitor.SentArchive(archive);
        var kept = await (await _visitor.Page("/import")).Upload(
            "/import/files",
            "other.csv",
            "Name,Email\r\nIvy Larkin,ivy@larkin.example\r\n"
        );

        await Erase(person);

        (await _visitor.Page(table.Location!)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _visitor.Page($"/import/{packed}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _visitor.Page(kept.Location!)).Status.ShouldBe(HttpStatusCode.OK);
        // The book holds nobody but oneself again, and yet is not made the archive's.
        var (_, look) = await _visitor.SentArchive(archive);
        look.Text.ShouldContain("somebody was erased in it");
        look.Text.ShouldContain("entry was left out");
        (await Spoken.Say(_copy, "export", "-o", Path.Combine(_folder, "book.zip"))).Code.ShouldBe(0);
        var came = await Spoken.Say(_copy, "import", Path.Combine(_folder, "book.zip"), "--json");
        came.Error.ShouldContain("somebody was erased in it");
        MustNotName(await CopyText.Of(_copy), "rows");
    }

    [Fact]
    public async Task No_undo_brings_them_back()
    {
        var person = await Known();
        await Edit(person, ("Form.About", "Keeps bees."));
        var before = (await _visitor.Page("/history"))
            .All("form[action*='/undo/']")
            .Select(form => form.GetAttribute("action")!)
            .ToList();
        before.Count.ShouldBeGreaterThan(3);

        await Erase(person);

        var history = await _visitor.Page("/history");
        history.Text.ShouldContain("Erased somebody for good");
        history
            .All("li")
            .First(act => act.TextContent.Contains("for good", StringComparison.Ordinal))
            .QuerySelector("form")
            .ShouldBeNull();
        foreach (var undo in before)
        {
            await Press(_visitor, undo);
            await (await _visitor.Page("/people")).Post("/note", undo, ("keepLater", "true"));
        }
        var erased = (await Operations()).First(act => act.Verb == "erase-person").Id;
        (await Press(_visitor, $"/undo/{erased}")).Status.ShouldBe(HttpStatusCode.NotFound);
        MustNotName(await CopyText.Of(_copy), "rows");
        (await _visitor.Page($"/people/{person}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Out_of_the_trash_too()
    {
        var person = await Known();
        await _visitor.Follow(await (await _visitor.Page($"/people/{person}/edit")).Press("Delete from this book"));
        (await CopyText.Of(_copy)).ShouldContain("Heronword");

        await Erase(person);

        MustNotName(await CopyText.Of(_copy), "rows");
        if (!Copy.IsPostgres)
            MustNotBeInFiles(_copy.Folder);
    }

    [Fact]
    public async Task A_file_does_not_bring_them_back_and_says_so_but_a_hand_may()
    {
        await Erase(await Known());
        var file = Path.Combine(_folder, "people.csv");
        await File.WriteAllTextAsync(
            file,
            $"Name,Email,Phone\r\nI. Heron,{Email.ToUpperInvariant()},\r\nIlka H,,{Phone}\r\nIvy Larkin,ivy@larkin.example,\r\n",
            Cancel
        );

        var came = await Spoken.Say(_copy, "import", file, "--json");

        came.Code.ShouldBe(0, came.Error);
        (came.Json.GetProperty("new").GetInt32(), came.Json.GetProperty("erased").GetInt32()).ShouldBe((1, 2));
        (await Spoken.Say(_copy, "import", file)).Out.ShouldContain("2 left out, since they were erased in this book");
        var sent = await _visitor.Follow(
            await (await _visitor.Page("/import")).Upload(
                "/import/files",
                "people.csv",
                await File.ReadAllTextAsync(file, Cancel)
            )
        );
        sent.Text.ShouldContain("entries were left out: people who were erased in this book");
        (await _visitor.Page("/people")).Text.ShouldNotContain("Heron");

        await _visitor.Add("Ilka Heron", null, ("Form.Email", Email));
        (await Spoken.Say(_copy, "import", file, "--json")).Json.GetProperty("erased").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_restored_backup_forgets_them_again()
    {
        var person = await Known();
        var nameless = await _visitor.Add("Sorrelword");
        var backup = Path.Combine(_folder, "tilth.zip");
        (await Spoken.Say(_copy, "backup", "-o", backup)).Code.ShouldBe(0);
        await Erase(person);
        await Erase(nameless);
        MustNotName(await File.ReadAllTextAsync(Path.Combine(_copy.Folder, "erased"), Cancel), "erased");
        await _copy.Stop();

        var restored = await Spoken.Say(_copy, "restore", backup, "--replace");

        restored.Code.ShouldBe(0, restored.Error);
        await _copy.Start();
        MustNotName(await CopyText.Of(_copy), "rows");
        (await CopyText.Of(_copy)).ShouldNotContain("Sorrelword");
        (await _copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
        using var again = new Visitor(_copy, _visitor.Email);
        await again.SignIn();
        var file = $"Name,Email\r\nIlka,{Email}\r\n";
        var sent = await again.Follow(await (await again.Page("/import")).Upload("/import/files", "people.csv", file));
        sent.Text.ShouldContain("entry was left out");
    }

    [Fact]
    public async Task Of_two_of_one_name_the_other_stays_as_they_are()
    {
        var person = await Known();
        var namesake = await _visitor.Add(Name, null, ("Form.Email", "other@heronword.example"));
        await Edit(namesake, ("Form.About", $"{Name} the younger."));

        await Erase(person);

        var page = await _visitor.Page($"/people/{namesake}");
        page.Text.ShouldContain("Ilka Heronword the younger.");
        page.Text.ShouldContain("other@heronword.example");
        (await _visitor.Page("/people?q=ilka")).Text.ShouldContain(Name);
    }

    [Fact]
    public async Task In_a_shared_book_it_takes_what_every_member_wrote_and_an_organiser_decides()
    {
        using var team = await Team.WithAllRoles(_copy);
        var member = team["Member"];
        await (await member.Page(team.At("/people"))).Fill(
            team.At("/note"),
            ("line", $"called {Name} about ownsecret")
        );
        var link = (await member.Page(team.At("/people?q=ilka")))
            .One("a.name[href*='/people/0']")
            .GetAttribute("href")!;
        foreach (var role in (string[])["Viewer", "Member"])
        {
            (await team[role].Page($"{link}/erase")).Status.ShouldBe(HttpStatusCode.NotFound, role);
            (await Press(team[role], $"{link}/erase", ("_handler", "erase-person"))).Status.ShouldBe(
                HttpStatusCode.NotFound,
                role
            );
        }

        var page = await team["Organiser"].Page($"{link}/erase");
        page.Text.ShouldContain("What every member of this book wrote about them goes too.");
        await page.Press("Erase for good, without undo");

        var rows = await CopyText.Of(_copy);
        MustNotName(rows, "rows");
        rows.Split('\n').Where(row => row.Contains("ownsecret", StringComparison.Ordinal)).ShouldBeEmpty();
        (await member.Page(team.At("/history"))).Text.ShouldNotContain("Heronword");
    }

    [Fact]
    public async Task Nobody_erases_a_member_and_who_became_one_goes_with_all_entries()
    {
        var me = (await _visitor.Page("/people/me")).Location!.Split('/')[^1];
        (await _visitor.Page($"/people/{me}/erase")).Text.ShouldContain("That is a member of this book");
        await Press(_visitor, $"/people/{me}/erase", ("_handler", "erase-person"));
        (await _visitor.Page($"/people/{me}")).Status.ShouldBe(HttpStatusCode.OK);
        var person = await Known();
        var twin = await _visitor.Add("Ilka Ternword", null, ("Form.Email", "ternword@heronword.example"));
        await _visitor.Follow(
            await (await _visitor.Page($"/people/{person}/same?with={twin}")).Press("Make them one person")
        );
        (await CopyText.Of(_copy)).ShouldContain("Ternword");
        // The old address leads to whom they are now.
        (await _visitor.Page($"/people/{twin}/erase")).Location.ShouldBe($"/people/{person}/erase");

        await Erase(person);

        (await CopyText.Of(_copy)).ShouldNotContain("ternword", Case.Insensitive);
        MustNotName(await CopyText.Of(_copy), "rows");
    }

    [Fact]
    public async Task From_the_shell_by_name_and_whoever_is_not_clear_is_asked_for()
    {
        await Known();
        await _visitor.Add("Rowan Alder");
        await _visitor.Add("Rowan Alder", null, ("Form.Email", "rowan@alder.example"), ("anyway", "true"));

        Refused(
            await Spoken.Say(_copy, "erase", "Nobody Here"),
            "Nobody in this book has the name or address Nobody Here."
        );
        Refused(await Spoken.Say(_copy, "erase", "Rowan Alder"), "Several people are meant by Rowan Alder.");
        (await Spoken.Say(_copy, "erase", Email, "--dry-run")).Out.ShouldContain($"This would erase {Name} for good");
        (await CopyText.Of(_copy)).ShouldContain(Name);
        var erased = await Spoken.Say(_copy, "erase", Email, "--json");

        erased.Code.ShouldBe(0, erased.Error);
        erased.Json.GetProperty("gone").GetInt32().ShouldBeGreaterThan(2);
        MustNotName(await CopyText.Of(_copy), "rows");

        static void Refused(Spoken said, string why)
        {
            said.Code.ShouldBe(1);
            said.Error.ShouldContain(why);
        }
    }

    /// <summary>Somebody of whom there is something in every corner.</summary>
    private async Task<Guid> Known()
    {
        var person = await _visitor.Add(
            Name,
            "close",
            ("Form.Email", Email),
            ("Form.Phone", Phone),
            ("Form.HowMet", "Ilka sat beside me at the mill.")
        );
        await _visitor.Talk(person, "2027-03-01", "Ilka Heronword spoke of the weir.");
        await Edit(person, ("Form.About", "Ilka keeps herons."));
        var form = await _visitor.Page($"/promises/new?with={person}");
        await _visitor.Follow(await form.Send("make-promise", ("Form.Text", "send Ilka the photos of the heronword")));
        return person;
    }

    private async Task Edit(Guid person, params (string, string)[] fields) =>
        await _visitor.Follow(await (await _visitor.Page($"/people/{person}/edit")).Send("edit-person", fields));

    private async Task Together(Guid one, Guid other, string text)
    {
        var me = await _copy.MeOf(_visitor);
        await _copy
            .The<TilthStore>()
            .Write(
                me,
                "record-conversation",
                db =>
                {
                    var talk = Interaction.Record(
                        me,
                        NewId.At(Copy.Now),
                        InteractionKind.Met,
                        new DateOnly(2027, 3, 1)
                    );
                    talk.Said(text, null, null);
                    db.Add(talk);
                    db.AddRange(Participant.In(talk, one, Copy.Now), Participant.In(talk, other, Copy.Now));
                    return Task.FromResult(true);
                },
                Cancel
            );
    }

    private async Task Erase(Guid person) =>
        (
            await _visitor.Follow(
                await (await _visitor.Page($"/people/{person}/erase")).Press("Erase for good, without undo")
            )
        ).Text.ShouldContain("Erased.");

    private static async Task<Page> Press(Visitor visitor, string path, params (string, string)[] fields) =>
        await (await visitor.Page("/people")).Post("/note", path, fields);

    private async Task<List<Operation>> Operations()
    {
        await using var db = _copy.The<TilthStore>().Read(await _copy.MeOf(_visitor));
        return await db.Set<Operation>().ToListAsync(Cancel);
    }

    private static void MustNotName(string text, string where)
    {
        foreach (var word in (string[])["Heronword", "912 345 678", "912345678", "keeps herons"])
            text.Split('\n')
                .Where(line => line.Contains(word, StringComparison.OrdinalIgnoreCase))
                .ShouldBeEmpty(where);
    }

    /// <summary>Byte by byte, free pages and the log among them.</summary>
    private static void MustNotBeInFiles(string folder)
    {
        foreach (
            var file in Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "lock")
        )
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Encoding
                .Latin1.GetString(bytes.ToArray())
                .Contains("eronword", StringComparison.OrdinalIgnoreCase)
                .ShouldBeFalse(file);
        }
    }
}
