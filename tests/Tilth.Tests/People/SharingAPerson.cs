using System.Net;
using Tilth.Store;

namespace Tilth.Tests.People;

/// <summary>Somebody of my own book, given to a shared one with the facts that I choose, and taken back.</summary>
public sealed class SharingAPerson(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task Only_what_was_ticked_goes_and_how_one_knows_them_never_does()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Fern(team);

        var shared = await Share(team, person, "Emails", "Work");

        shared.Text.ShouldContain("To you it stays one person");
        var there = await Find(team, "Other");
        there.Text.ShouldContain("fern@example.org");
        there.Text.ShouldContain("Orchard Press");
        foreach (var kept in (string[])["912", "rhubarbsecret", "gardenmet", "Elm Street"])
            there.Html.ShouldNotContain(kept, Case.Insensitive);
        (await CopyText.Of(copy)).ShouldContain("rhubarbsecret");
        (await team["Other"].Page(team.At("/history"))).Text.ShouldContain("Shared somebody with a book: Fern Thorne");
    }

    [Fact]
    public async Task Nothing_is_ticked_beforehand()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Fern(team);

        (await team["Member"].Page($"/people/{person}/share"))
            .All("input[type='checkbox'][checked]")
            .Length.ShouldBe(0);

        await Share(team, person);
        (await Find(team, "Other")).Text.ShouldNotContain("fern@example.org");
    }

    [Fact]
    public async Task To_me_the_two_are_one_person()
    {
        using var team = await Team.WithAllRoles(copy, "Orchard");
        var person = await Fern(team);
        await Share(team, person, "Emails");

        (await team["Member"].Page("/find?q=fern")).All(".found li").Length.ShouldBe(1);
        var mine = await team["Member"].Page($"/people/{person}");
        mine.Text.ShouldContain("In Orchard");
        var there = await team["Member"].Page(mine.One($"a[href^='{team.At("/people/")}']").GetAttribute("href")!);
        there.One($"a[href='/people/{person}']").TextContent.ShouldBe("In your own book");
        // To the others there is nothing but the person of the book.
        (await Find(team, "Other")).Text.ShouldNotContain("In your own book");
        // Once more completes the same one.
        await Share(team, person, "Emails", "Phones");
        (await team["Other"].Page(team.At("/people?q=fern"))).All("a.name[href*='/people/0']").Length.ShouldBe(1);
        (await Find(team, "Other")).Text.ShouldContain("912");
    }

    [Fact]
    public async Task Taking_back_is_one_act_and_leaves_nothing_where_nobody_wrote_about_them()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Fern(team);
        await Share(team, person, "Emails");

        var back = await team["Member"].Follow(await TakeBack(team, person));

        back.Text.ShouldContain("Taken back: the entry there is gone.");
        (await team["Other"].Page(team.At("/people"))).Text.ShouldNotContain("Fern Thorne");
        (await team["Member"].Page($"/people/{person}")).Text.ShouldContain("fern@example.org");
        (await copy.The<Verify>().Run(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_others_wrote_about_them_the_name_stays_and_what_was_given_goes()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Fern(team);
        await Share(team, person, "Emails", "Phones", "Work");
        await (await team["Other"].Page(team.At("/people"))).Fill(
            team.At("/note"),
            ("line", "called Fern Thorne about sloes")
        );

        var back = await team["Member"].Follow(await TakeBack(team, person));

        back.Text.ShouldContain("The name stays there");
        back.Text.ShouldNotContain("sloes");
        var there = await Find(team, "Other");
        there.Text.ShouldContain("about sloes");
        there.Text.ShouldNotContain("fern@example.org");
        there.Text.ShouldNotContain("912");
        there.Text.ShouldNotContain("Orchard Press");
    }

    [Fact]
    public async Task Into_a_book_where_one_may_only_look_or_does_not_sit_nobody_is_shared()
    {
        using var team = await Team.WithAllRoles(copy);
        using var closed = await Team.Begun(copy, "Closed circle");
        var viewers = await team["Viewer"].Add("Moss Field");
        (await team["Viewer"].Page($"/people/{viewers}/share")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await team["Viewer"].Page($"/people/{viewers}")).Text.ShouldNotContain("Share with a book");
        var person = await Fern(team);

        var forged = await (await team["Member"].Page($"/people/{person}/share")).Send(
            "share-person",
            ("Form.Book", closed.Slug)
        );

        forged.Status.ShouldBe(HttpStatusCode.NotFound);
        (await closed.Owner.Page(closed.At("/people"))).Text.ShouldNotContain("Fern Thorne");
    }

    [Fact]
    public async Task A_line_goes_into_ones_own_book_unless_another_is_chosen()
    {
        using var team = await Team.WithAllRoles(copy, "Orchard");
        var page = await team["Member"].Page("/people");
        page.One("select[name='book']").TextContent.ShouldContain("Orchard");

        await page.Fill("/note", ("line", "met Ivy Marsh"));
        var written = await team["Member"]
            .Follow(
                await page.Fill(
                    "/note",
                    ("line", "met Hazel Pond"),
                    ("book", team.Slug),
                    ("id", Guid.NewGuid().ToString())
                )
            );

        written.Text.ShouldContain("Written down: Hazel Pond. In Orchard.");
        (await team["Member"].Page("/people")).Text.ShouldContain("Ivy Marsh");
        (await team["Other"].Page(team.At("/people"))).Text.ShouldContain("Hazel Pond");
        (await team["Other"].Page(team.At("/people"))).Text.ShouldNotContain("Ivy Marsh");
        var undone = await team["Member"].Follow(await written.Press("Undo"));
        undone.Text.ShouldContain("Undone.");
        (await team["Other"].Page(team.At("/people"))).Text.ShouldNotContain("Hazel Pond");
        (await page.Fill("/note", ("line", "met Ivy Marsh"), ("book", "no-such-book"))).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await team["Viewer"].Page("/people")).All("select[name='book']").Length.ShouldBe(0);
    }

    private static async Task<Guid> Fern(Team team)
    {
        var person = await team["Member"]
            .Add(
                "Fern Thorne",
                null,
                ("Form.Email", "fern@example.org"),
                ("Form.Phone", "+351 912 000 111"),
                ("Form.Organisation", "Orchard Press"),
                ("Form.HowMet", "gardenmet")
            );
        await (await team["Member"].Page($"/people/{person}/mine")).Send(
            "edit-relationship",
            ("Form.Notes", "rhubarbsecret")
        );
        await (await team["Member"].Page($"/people/{person}/edit")).Send(
            "edit-person",
            ("Form.Addresses[0].Street", "Elm Street")
        );
        return person;
    }

    private static async Task<Page> Share(Team team, Guid person, params string[] fields)
    {
        var form = await team["Member"].Page($"/people/{person}/share");
        (string, string)[] ticked = [.. fields.Select((field, at) => ($"Form.Fields[{at}]", field))];
        return await team["Member"].Follow(await form.Send("share-person", ticked));
    }

    private static async Task<Page> TakeBack(Team team, Guid person)
    {
        var page = await team["Member"].Page($"/people/{person}");
        return await page.Fill(page.One("form[action$='/take-back']").GetAttribute("action")!);
    }

    private static async Task<Page> Find(Team team, string name)
    {
        var list = await team[name].Page(team.At("/people?q=fern"));
        return await team[name].Page(list.One("a.name[href*='/people/0']").GetAttribute("href")!);
    }
}
