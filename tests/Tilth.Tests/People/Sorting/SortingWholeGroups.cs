using System.Net;
using Tilth.Tests.People.Merging;

namespace Tilth.Tests.People.Sorting;

/// <summary>Whole groups at once: by firm, city, last contact, number; without a name, info@ and the like. Each is one act and one undo.</summary>
public sealed class SortingWholeGroups(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task People_fall_into_groups_by_what_they_have_in_common_and_oneself_into_none()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring(
            Card("Ada Alder", "ORG:Hollow Press", "ADR:;;;Porto;;;", "TEL:+351220000001"),
            Card("Ben Birch", "ORG:Hollow Press", "ADR:;;;porto;;;", "TEL:+351220000001"),
            Card("Cleo Cedar", "ORG:Hollow Press", "ADR:;;;Porto;;;", "TEL:+351220000001"),
            Card("Hollow Press", "TEL:+351220000002"),
            Card("sales@hollow.example", "EMAIL:sales@hollow.example"),
            Card("Hollow Shop", "EMAIL:Info@hollow.example"),
            Card("Dora Dogwood", "EMAIL:info@dogwood.example"),
            Card("Ed Elder", "EMAIL:no-reply@elder.example"),
            Card("+351 912 000 111", "TEL:+351912000111")
        );

        var page = await visitor.Page("/sort/groups");

        var groups = page.All(".groups li")
            .Select(row => (Name(row, ":first-child"), Name(row, ":last-child")))
            .ToList();
        groups.ShouldBe([
            ("Without a name", "two people"),
            ("Offices and machines", "three people"),
            ("Firms among the people", "one person"),
            ("+351220000001", "three people"),
            ("Hollow Press", "three people"),
            ("Porto", "three people"),
            ("Nothing written down yet", "nine people"),
        ]);
        page.Text.ShouldContain("Ada Alder, Ben Birch, Cleo Cedar");
        // Whoever is called by name at an office's address is somebody.
        (await visitor.Page("/sort/group?of=offices&key=all")).Text.ShouldNotContain("Dora Dogwood");
        (await visitor.Page("/sort/group?of=last&key=never")).Text.ShouldNotContain("Hollis");
    }

    [Fact]
    public async Task By_last_contact_it_is_this_year_the_year_before_longer_ago_or_never()
    {
        using var visitor = await copy.SignedIn();
        foreach (
            var (name, on) in new[]
            {
                ("Ada Alder", "2026-05-01"),
                ("Ben Birch", "2025-05-01"),
                ("Cleo Cedar", "2019-05-01"),
            }
        )
            await visitor.Talk(await visitor.Add(name), on);
        await visitor.Add("Dora Dogwood");

        foreach (var (key, name) in new[] { ("year", "Ada"), ("two", "Ben"), ("longer", "Cleo"), ("never", "Dora") })
            (await visitor.Page($"/sort/group?of=last&key={key}"))
                .All(".people .name")
                .Single()
                .TextContent.ShouldStartWith(name);
    }

    [Fact]
    public async Task Fine_as_it_is_changes_nothing_but_that_the_group_does_not_come_again()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring(Choir());
        var before = await copy.BookText(visitor);

        var done = await Decide(visitor, "work", "Choir", ("doing", "Leave"));

        done.Text.ShouldContain("Done for three people.");
        (await visitor.Page("/sort/groups")).All(".groups li").ShouldBeEmpty();
        (await visitor.Page("/sort/one")).Text.ShouldContain("Nobody is left to sort.");
        (await visitor.Page("/history")).Text.ShouldContain("Left people as they are");
        (await visitor.Names("")).ShouldBe("Ada Alder, Ben Birch, Cleo Cedar");
        await visitor.Follow(await done.Press("Undo"));
        (await copy.BookText(visitor)).ShouldBe(before);
        (await visitor.Page("/sort/groups")).All(".groups li").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_label_a_circle_and_rest_are_given_to_all_but_those_who_were_taken_out()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring(Choir());
        var page = await Group(visitor, "work", "Choir");
        var (ben, near) = (
            page.All("input[name='out']")[1].GetAttribute("value")!,
            page.All("#group-circle option")[2].GetAttribute("value")!
        );
        foreach (var (doing, query) in new[] { ("Label", "label:singers"), ("Circle", "circle:near") })
        {
            var before = await copy.BookText(visitor);

            var done = await Decide(
                visitor,
                "work",
                "Choir",
                ("doing", doing),
                ("label", "Singers"),
                ("circle", near),
                ("out", ben)
            );

            (await visitor.Names(query)).ShouldBe("Ada Alder, Cleo Cedar");
            (await visitor.Page("/sort/one")).One("h1 .name").TextContent.ShouldBe("Ben Birch");
            await visitor.Follow(await done.Press("Undo"));
            (await copy.BookText(visitor)).ShouldBe(before);
        }
        await Decide(visitor, "work", "Choir", ("doing", "DoNotSuggest"), ("out", ben));
        var ada = (await visitor.Page("/people")).All("a.name")[0].GetAttribute("href")!;
        (await visitor.Page(ada)).Text.ShouldContain("You asked not to be reminded.");
        (await visitor.Page("/sort/one")).One("h1 .name").TextContent.ShouldBe("Ben Birch");
    }

    [Fact]
    public async Task The_trash_takes_addresses_of_offices_in_one_act_and_is_not_offered_for_people()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring([
            .. Choir(),
            Card("noreply@choir.example", "EMAIL:noreply@choir.example"),
            Card("Ed Elder"),
        ]);
        var before = await copy.BookText(visitor);

        var done = await Decide(visitor, "offices", null, ("doing", "Delete"));

        (await visitor.Names("")).ShouldBe("Ada Alder, Ben Birch, Cleo Cedar, Ed Elder");
        await visitor.Follow(await done.Press("Undo"));
        (await copy.BookText(visitor)).ShouldBe(before);
        var people = await Group(visitor, "work", "Choir");
        people.All("button[value='Delete']").ShouldBeEmpty();
        (await people.Send("sort-group", ("doing", "Delete"))).Text.ShouldContain("Nothing was done.");
        (await copy.BookText(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task Many_in_a_circle_are_told_as_talks_a_week_before_it_is_done()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring([.. Enumerable.Range(0, 60).Select(at => Card($"Reed {at:00}", "ORG:Choir"))]);
        var page = await Group(visitor, "work", "Choir");
        var (first, close) = (
            page.All("input[name='out']")[0].GetAttribute("value")!,
            page.All("#group-circle option")[1].GetAttribute("value")!
        );

        var asked = await page.Send("sort-group", ("doing", "Circle"), ("circle", close), ("out", first));

        asked.Text.ShouldContain("That would make 59 people with a rhythm: 14 talks a week. Nothing was done yet.");
        (await visitor.Names("has:circle")).ShouldBeEmpty();
        asked.All("input[name='out']").Count(box => box.HasAttribute("checked")).ShouldBe(1);
        await visitor.Follow(await asked.Send("sort-group", ("doing", "Circle")));
        (await visitor.Page("/people?q=has:circle")).One(".count").TextContent.ShouldContain("59 people");
    }

    [Fact]
    public async Task Thousands_are_done_at_work_with_a_page_that_tells_how_far_and_one_undo()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring([.. Enumerable.Range(0, 230).Select(at => Card($"Reed {at:000}", "ORG:Choir"))]);
        var before = await copy.BookText(visitor);
        var page = await Group(visitor, "last", null);
        page.All("input[name='out']").Length.ShouldBe(100);

        var started = await page.Send("sort-group", ("doing", "Leave"));

        started.Location.ShouldNotBeNull().ShouldStartWith("/people/many/");
        var ended = await visitor.Ended(started.Location);
        ended.Text.ShouldContain("230 people.");
        ended.One("a.button").GetAttribute("href").ShouldBe("/sort/groups");
        (await visitor.Page("/sort")).Text.ShouldContain("There is nothing to sort.");
        await visitor.Follow(await ended.Press("Undo"));
        (await copy.BookText(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task A_group_of_which_nobody_is_left_and_one_that_never_was_look_the_same()
    {
        using var visitor = await copy.SignedIn();
        using var other = await copy.SignedIn();
        await visitor.Bring(Choir());
        await other.Bring(Choir());
        var link = (await other.Page("/sort/groups")).One("a[href*='of=work']").GetAttribute("href")!;

        var page = await visitor.Page(link);

        page.One("h1").TextContent.ShouldBe("Nobody is left here.");
        page.Html.ShouldNotContain("Alder");
        (await visitor.Page("/sort/group?of=work&key=none")).One("h1").TextContent.ShouldBe("Nobody is left here.");
        (await visitor.Page("/sort/group?of=nothing&key=all")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task In_a_shared_book_each_member_sorts_for_oneself_and_a_viewer_only_looks()
    {
        using var team = await Team.WithAllRoles(copy);
        foreach (var name in (string[])["Ada Alder", "Ben Birch"])
            await (await team.Owner.Page(team.At("/people/new"))).Send("add-person", ("Form.Name", name));

        var mine = await team.Owner.Page(team.At("/sort/one"));
        var first = mine.One("h1 .name").TextContent;
        await mine.Key("1");

        (await team.Owner.Page(team.At("/sort/one"))).One("h1 .name").TextContent.ShouldNotBe(first);
        (await team["Other"].Page(team.At("/sort/one"))).One("h1 .name").TextContent.ShouldBe(first);
        (await team["Other"].Page(team.At("/history"))).Text.ShouldNotContain("Sorted somebody");
        var looking = await team["Viewer"].Page(team.At("/sort"));
        looking.Text.ShouldContain("You may look at this book, but not change it.");
        (await team["Viewer"].Page(team.At("/sort/group?of=last&key=never")))
            .All("button[name='doing']")
            .ShouldBeEmpty();
        var forged = await (await team["Viewer"].Page("/people")).Post(
            "/note",
            team.At("/sort/one/do"),
            ("person", mine.One("input[name='person']").GetAttribute("value")!),
            ("doing", "Trash")
        );
        forged.Status.ShouldBe(HttpStatusCode.Forbidden);
        (await team.Owner.Page(team.At("/people"))).Text.ShouldContain(first);
    }

    [Fact]
    public async Task Of_two_who_become_one_it_is_enough_to_have_decided_about_either()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Bring(Card("Ada Alder"), Card("Ada B. Alder"));
        await visitor.Decide("Leave");
        await visitor.Decide("Leave");
        var ids = (await visitor.Page("/people"))
            .All(".people a.name")
            .Select(link => Guid.Parse(link.GetAttribute("href")!.Split('/')[^1]))
            .ToList();

        var merged = await visitor.Merge(ids[0], ids[1]);

        merged.Status.ShouldBe(HttpStatusCode.Redirect, merged.Text);
        await copy.IsSound();
        (await visitor.Page("/sort/one")).Text.ShouldContain("Nobody is left to sort.");
    }

    private static string[] Choir() =>
        [Card("Ada Alder", "ORG:Choir"), Card("Ben Birch", "ORG:Choir"), Card("Cleo Cedar", "ORG:Choir")];

    private static string Card(string name, params string[] lines) => Addresses.Card(name, lines);

    private static string Name(AngleSharp.Dom.IElement row, string which) =>
        row.QuerySelector($"li > {which}")!.TextContent.Trim();

    /// <summary>The page of the group of that kind (and name), as the list of groups leads to it.</summary>
    private static async Task<Page> Group(Visitor visitor, string kind, string? name)
    {
        var groups = await visitor.Page("/sort/groups");
        var link = groups.All($"a[href*='of={kind}']").First(a => name is null || a.TextContent == name);
        return await visitor.Page(link.GetAttribute("href")!);
    }

    private static async Task<Page> Decide(
        Visitor visitor,
        string kind,
        string? name,
        params (string, string)[] fields
    ) => await visitor.Follow(await (await Group(visitor, kind, name)).Send("sort-group", fields));
}
