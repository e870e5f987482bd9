using Tilth.Store;

namespace Tilth.Tests.People.Listing;

public sealed class WorkingWithMany(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task A_label_is_put_on_those_who_are_ticked_and_one_undo_takes_it_off_again()
    {
        using var visitor = await copy.SignedIn();
        var ada = await visitor.Add("Ada Alder");
        await visitor.Add("Ben Birch");

        var done = await visitor.Follow(await Many(visitor, "Label", ("label", "Choir"), ("person", $"{ada}")));
        done.Text.ShouldContain("One person.", Case.Insensitive, done.Text);
        (await Names(visitor, "label:choir")).ShouldBe("Ada Alder");

        await visitor.Follow(await done.Press("Undo"));
        (await Names(visitor, "label:choir")).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_who_were_found_are_put_in_a_circle_and_nobody_else()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Ada Alder", null, ("Form.Organisation", "Choir"));
        await visitor.Add("Ben Birch", null, ("Form.Organisation", "Choir"));
        await visitor.Add("Cleo Cedar");
        var page = await visitor.Page("/people?q=org:choir");
        var circle = page.All("#many-circle option")[1].GetAttribute("value")!;

        await visitor.Follow(await page.Fill("/people/many", ("doing", "Circle"), ("circle", circle), ("all", "true")));

        (await Names(visitor, "has:circle")).ShouldBe("Ada Alder, Ben Birch");
    }

    [Fact]
    public async Task Whoever_rests_is_neither_counted_among_those_found_nor_touched_with_all_of_them()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Ada Alder", null, ("Form.Organisation", "Choir"));
        var ben = await visitor.Add("Ben Birch", null, ("Form.Organisation", "Choir"));
        await visitor.Follow(
            await (await visitor.Page($"/people/{ben}/edit")).Send("edit-person", ("Form.Rest", "Died"))
        );
        var page = await visitor.Page("/people?q=org:choir");
        page.All(".people .name").Single().TextContent.ShouldBe("Ada Alder");

        var done = await visitor.Follow(
            await page.Fill("/people/many", ("doing", "Label"), ("label", "Singers"), ("all", "true"))
        );

        done.Text.ShouldContain("One person.", Case.Insensitive, done.Text);
        (await Names(visitor, "label:singers is:resting or label:singers")).ShouldBe("Ada Alder");
        (await Names(visitor, "")).ShouldBe("Ada Alder, Ben Birch");
    }

    [Fact]
    public async Task Deleting_many_can_be_undone_and_never_deletes_me()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Ada Alder");
        await visitor.Add("Ben Birch");
        var before = await Text(visitor);

        var done = await visitor.Follow(await Many(visitor, "Delete", ("all", "true")));
        (await Names(visitor, "")).ShouldBeEmpty();
        await visitor.Follow(await done.Press("Undo"));

        (await Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task A_saved_search_asks_anew_and_a_fixed_list_stays_as_it_was()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Ada Alder", null, ("Form.Organisation", "Choir"));
        var asked = await visitor.Page("/people?q=org:choir&sort=last");
        await visitor.Follow(await asked.Fill("/people/saved", ("Name", "The choir")));
        await visitor.Follow(await ListOf(asked, "Spring dinner"));
        await visitor.Add("Ben Birch", null, ("Form.Organisation", "Choir"));

        var page = await visitor.Page("/people");
        var (search, list) = (Href(page, "The choir"), Href(page, "Spring dinner"));
        search.ShouldContain("sort=last");
        (await visitor.Page(search)).All(".people .name").Length.ShouldBe(2);
        (await visitor.Page(list)).All(".people .name").Single().TextContent.ShouldBe("Ada Alder");

        await visitor.Follow(await (await visitor.Page("/people")).Press("Take away"));
        (await visitor.Page("/people")).Text.ShouldNotContain("The choir");
        (await Names(visitor, "")).ShouldBe("Ada Alder, Ben Birch");
    }

    [Fact]
    public async Task Nobody_ticked_or_no_name_says_what_to_do_and_changes_nothing()
    {
        using var visitor = await copy.SignedIn();
        var ada = await visitor.Add("Ada Alder");
        var before = await Text(visitor);

        (await visitor.Follow(await Many(visitor, "Label", ("label", "Choir")))).Text.ShouldContain(
            "Nobody is ticked."
        );
        (await visitor.Follow(await Many(visitor, "Label", ("label", " "), ("person", $"{ada}")))).Text.ShouldContain(
            "Please write the name"
        );

        (await Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task A_question_that_cannot_be_read_whole_and_a_circle_of_somebody_else_change_nobody()
    {
        using var visitor = await copy.SignedIn();
        using var other = await copy.SignedIn();
        await visitor.Add("Ada Alder");
        await visitor.Add("Ben Birch");
        await other.Add("Clem Cedar");
        var before = await Text(visitor);
        var foreign = (await other.Page("/people")).All("#many-circle option")[1].GetAttribute("value")!;

        (string, string)[] unread = [("all", "true"), ("q", "lable:choir")];
        (await visitor.Follow(await Many(visitor, "Delete", unread))).Text.ShouldContain("cannot be read whole");
        (string, string)[] theirs = [("all", "true"), ("circle", foreign)];
        (await visitor.Follow(await Many(visitor, "Circle", theirs))).Text.ShouldContain("not there any more");

        (await Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task Where_nothing_changed_there_is_nothing_to_undo()
    {
        using var visitor = await copy.SignedIn();
        var ada = await visitor.Add("Ada Alder");
        (string, string)[] named = [("label", "Choir"), ("person", $"{ada}")];
        await visitor.Follow(await Many(visitor, "Label", named));

        var again = await visitor.Follow(await Many(visitor, "Label", named));

        again.Text.ShouldContain("one person.", Case.Insensitive, again.Text);
        again.All(".flash form").ShouldBeEmpty();
    }

    [Fact]
    public async Task More_than_a_screen_is_done_at_work_with_a_page_that_tells_how_far_and_one_undo()
    {
        using var visitor = await copy.SignedIn();
        var cards = string.Concat(
            Enumerable.Range(0, 230).Select(at => $"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Reed {at:000}\r\nEND:VCARD\r\n")
        );
        var sent = await (await visitor.Page("/import")).Upload("/import/files", "reeds.vcf", cards);
        await (await visitor.Follow(sent)).Fill($"{sent.Location}/start");
        await Ended(visitor, sent.Location!);
        var before = await Text(visitor);

        var started = await Many(visitor, "Label", ("label", "Choir"), ("all", "true"));
        started.Location.ShouldNotBeNull().ShouldStartWith("/people/many/");
        var ended = await Ended(visitor, started.Location);
        ended.Text.ShouldContain("230 people.");
        (await visitor.Page("/people?q=label:choir")).One(".count").TextContent.ShouldContain("230 people");

        await visitor.Follow(await ended.Press("Undo"));
        (await Text(visitor)).ShouldBe(before);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("last")]
    [InlineData("due")]
    [InlineData("added")]
    public async Task Going_on_page_by_page_shows_everybody_once(string sort)
    {
        using var visitor = await copy.SignedIn();
        var cards = string.Concat(
            Enumerable
                .Range(0, 120)
                .Select(at => $"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Reed {at % 60}\r\nUID:{at}\r\nEND:VCARD\r\n")
        );
        var sent = await (await visitor.Page("/import")).Upload("/import/files", "reeds.vcf", cards);
        await (await visitor.Follow(sent)).Fill($"{sent.Location}/start");
        await Ended(visitor, sent.Location!);
        foreach (var link in (await visitor.Page("/people")).All(".people a.name").Take(3))
            await visitor.Talk(Guid.Parse(link.GetAttribute("href")!.Split('/')[^1]), "2027-02-01");

        var seen = new List<string>();
        var next = $"/people?sort={sort}";
        while (next is not null)
        {
            var page = await visitor.Page(next);
            seen.AddRange(page.All(".people a.name").Select(link => link.GetAttribute("href")!));
            next = page.All(".more a").FirstOrDefault()?.GetAttribute("href");
        }
        seen.Count.ShouldBe(120);
        seen.ShouldBeUnique();
    }

    [Fact]
    public async Task The_people_of_another_book_cannot_be_named()
    {
        using var visitor = await copy.SignedIn();
        using var stranger = await copy.SignedIn();
        var ada = await visitor.Add("Ada Alder");
        await stranger.Add("Ben Birch");
        var before = await Text(visitor);

        await stranger.Follow(await Many(stranger, "Delete", ("person", $"{ada}")));
        await stranger.Follow(await Many(stranger, "Label", ("label", "Choir"), ("person", $"{ada}")));

        (await Text(visitor)).ShouldBe(before);
        (await Names(stranger, "")).ShouldBe("Ben Birch");
    }

    private static async Task<Page> Ended(Visitor visitor, string path)
    {
        for (var tries = 0; tries < 400; tries++)
        {
            var page = await visitor.Page(path);
            if (page.All("progress").Length == 0)
                return page;
            await Task.Delay(50);
        }
        throw new TimeoutException(path);
    }

    private static async Task<Page> Many(Visitor visitor, string doing, params (string, string)[] fields) =>
        await (await visitor.Page("/people")).Fill("/people/many", [("doing", doing), .. fields]);

    private static Task<Page> ListOf(Page page, string name) =>
        page.Press("Make a list", ("list", name), ("doing", "List"));

    private static string Href(Page page, string name) =>
        page.All(".saved a")
            .First(link => link.TextContent.StartsWith(name, StringComparison.Ordinal))
            .GetAttribute("href")!;

    private static async Task<string> Names(Visitor visitor, string query) =>
        string.Join(
            ", ",
            (await visitor.Page($"/people?q={Uri.EscapeDataString(query)}"))
                .All(".people .name")
                .Select(name => name.TextContent)
        );

    private async Task<string> Text(Visitor visitor)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await BookText.Of(db, TestContext.Current.CancellationToken);
    }
}
