using Tilth.Tests.Today;

namespace Tilth.Tests.CommandLine;

/// <summary>The words of the shell through its own front door: 0 done, 1 refused with the reason, 2 wrong usage.</summary>
public sealed class SayingWords(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task The_doctor_finds_a_new_copy_well_and_says_what_to_do_about_an_open_file()
    {
        (await Spoken.Say(copy, "doctor")).ShouldSatisfyAllConditions(
            well => well.Code.ShouldBe(0),
            well => well.Out.ShouldContain("ok     database:"),
            well => well.Out.ShouldContain("ok     key: there")
        );
        var open = Path.Combine(copy.Folder, "open");
        await File.WriteAllTextAsync(open, "", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(open, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var ill = await Spoken.Say(copy, "doctor", "--json");

        File.Delete(open);
        ill.Code.ShouldBe(1);
        ill.Json.GetProperty("well").GetBoolean().ShouldBeFalse();
        var wrong = ill
            .Json.GetProperty("checks")
            .EnumerateArray()
            .Single(check => !check.GetProperty("ok").GetBoolean());
        wrong.GetProperty("do").GetString()!.ShouldContain($"chmod 600 {open}");
    }

    [Fact]
    public async Task A_line_may_begin_with_an_at_sign()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Mira Vale");

        var note = await Spoken.Say(copy, "note", "@mira and I had coffee", "--user", visitor.Email);
        var search = await Spoken.Say(copy, "search", "@mira", "--user", visitor.Email);

        (note.Code, search.Code).ShouldBe((0, 0), note.Error + search.Error);
        search.Out.ShouldContain("Mira Vale");
    }

    [Fact]
    public async Task What_cannot_be_written_or_is_no_address_is_refused_in_one_line()
    {
        using var visitor = await copy.SignedIn();
        var export = await Spoken.Say(copy, "export", "-o", "/nowhere/people.vcf", "--user", visitor.Email);
        export.Code.ShouldBe(1);
        export.Error.ShouldStartWith("/nowhere/people.vcf cannot be written:");

        var serve = await Spoken.Say(copy, "serve", "--urls", "nonsense");
        serve.Code.ShouldBe(1);
        serve.Error.ShouldContain("'nonsense' is no address.");
    }

    [Fact]
    public async Task What_nobody_can_be_read_from_a_line_without_end_and_a_taken_port_are_refused_in_words()
    {
        using var visitor = await copy.SignedIn();
        var folder = Directory.CreateTempSubdirectory("tilth-junk-");
        var junk = Path.Combine(folder.FullName, "junk.vcf");
        await File.WriteAllTextAsync(
            junk,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n",
            TestContext.Current.CancellationToken
        );
        var import = await Spoken.Say(copy, "import", junk, "--user", visitor.Email);
        folder.Delete(recursive: true);
        import.Code.ShouldBe(1);
        import.Out.ShouldContain("junk.vcf, line 1:");
        import.Error.Trim().ShouldBe("Nobody could be read from these files; nothing was changed.");

        var note = await Spoken.Say(copy, "note", new string('x', 10_001), "--user", visitor.Email);
        (note.Code, note.Error.Trim()).ShouldBe(
            (1, "That line has 10,001 characters; 10,000 are the most. Keep the rest elsewhere.")
        );

        await using var other = new Copy();
        await other.InitializeAsync();
        await other.Stop();
        var serve = await Spoken.Say(other, "serve", "--urls", copy.Address.ToString());
        await other.Start();
        serve.Code.ShouldBe(1);
        serve.Error.Trim().Split('\n').Length.ShouldBe(1);
        serve.Error.ShouldContain("address already in use");
    }

    [Fact]
    public async Task A_job_runs_by_its_name_and_without_one_the_names_are_told()
    {
        var run = await Spoken.Say(copy, "job", "run", "forget-images", "--json");
        (run.Code, run.Json.GetProperty("done").GetInt32()).ShouldBe((0, 0));

        foreach (var words in new[] { new[] { "job", "run" }, ["job", "run", "nonsense"] })
        {
            var wrong = await Spoken.Say(copy, words);
            wrong.Code.ShouldBe(2);
            wrong.Error.ShouldContain("forget-images, backup, waiting");
        }
    }

    [Fact]
    public async Task A_line_is_written_today_shows_it_and_undo_takes_it_back()
    {
        using var visitor = await copy.SignedIn();
        var user = new[] { "--user", visitor.Email };

        var note = await Spoken.Say(
            copy,
            ["note", "promised to send Linden Frost the photos today", "--json", .. user]
        );
        note.Code.ShouldBe(0);
        note.Json.GetProperty("promises")[0].GetProperty("text").GetString().ShouldBe("send Linden Frost the photos");
        (await copy.Todos(visitor)).Count.ShouldBe(1);
        var later = await Spoken.Say(copy, ["today", "--on", "2099-01-01", "--json", .. user]);
        later.Json.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("Linden Frost");
        var operation = note.Json.GetProperty("operation").GetString()!;

        (await Spoken.Say(copy, ["undo", operation, "--json", .. user]))
            .Json.GetProperty("undone")
            .GetString()
            .ShouldBe(operation);

        (await copy.Todos(visitor)).ShouldBeEmpty();

        var again = await Spoken.Say(copy, ["undo", operation, "--json", .. user]);
        (again.Code, again.Out).ShouldBe((1, ""));
        again.Error.Trim().ShouldBe("That was undone before; there was nothing left to undo.");
    }

    [Fact]
    public async Task A_line_of_several_words_without_quotation_marks_is_told_to_have_them()
    {
        var said = await Spoken.Say(copy, "note", "met", "Rowan");

        said.Code.ShouldBe(2);
        said.Error.ShouldContain("tilth note \"...\"");
    }

    [Fact]
    public async Task Today_says_that_one_is_away()
    {
        using var visitor = await copy.SignedIn();
        var back = DateOnly.FromDateTime(copy.Clock.GetUtcNow().UtcDateTime).AddDays(20);
        await visitor.Follow(await (await visitor.Page("/away")).Send("go-away", ("Form.BackOn", back.Iso())));

        var away = await Spoken.Say(copy, "today", "--on", back.AddDays(-1).Iso(), "--user", visitor.Email);

        away.Out.ShouldContain("You are away until 22 March. Nothing here waits for you.");
    }

    [Fact]
    public async Task Whether_a_talk_is_over_is_judged_by_the_day_that_was_asked_for()
    {
        using var visitor = await copy.SignedIn();
        var today = DateOnly.FromDateTime(copy.Clock.GetUtcNow().UtcDateTime);
        await visitor.Add("Sorrel Birch");
        await visitor.Write("coffee with Sorrel Birch tomorrow 17:00");

        (await On(1)).ShouldNotContain("How was it?");
        (await On(1)).ShouldContain("Coffee today at 17:00");
        (await On(2)).ShouldContain("Coffee, yesterday at 17:00. How was it?");

        async Task<string> On(int days) =>
            (await Spoken.Say(copy, "today", "--on", today.AddDays(days).Iso(), "--user", visitor.Email)).Out;
    }

    [Theory]
    [InlineData(2, "undo", "nonsense")]
    [InlineData(2, "today", "--on", "tomorrow")]
    [InlineData(2, "search", "ivy", "--limit", "many")]
    [InlineData(2, "search", "ivy", "--limit", "-1")]
    [InlineData(2, "search", "ivy", "--limit", "0")]
    [InlineData(2, "search", "ivy", "--limit", "1001")]
    [InlineData(2, "nonsense")]
    [InlineData(1, "note", " ")]
    [InlineData(1, "undo", "01a40577-c680-7522-9161-a245bfe04d3f")]
    public async Task What_cannot_be_is_refused_in_a_sentence(int code, params string[] words)
    {
        using var visitor = await copy.SignedIn();

        var refused = await Spoken.Say(copy, [.. words, "--user", visitor.Email]);

        refused.Code.ShouldBe(code, refused.Error);
        refused.Error.Trim().ShouldNotBeEmpty();
        refused.Error.ShouldNotContain("Exception");
    }
}
