using System.Net;
using Tilth.Store;

namespace Tilth.Tests.Spaces;

/// <summary>In a shared book a talk, a promise or how one knows somebody is one's own until one shares it, and again afterwards.</summary>
public sealed class SharingWhatIsMine(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task What_is_shared_is_read_by_all_members_with_whose_it_is_and_changed_by_nobody_else()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Written(team);

        foreach (var kind in (string[])["interaction", "todo", "relationship"])
            (await Press(team, "Member", person, $"/share/{kind}/")).Status.ShouldBe(HttpStatusCode.Redirect);

        foreach (var name in (string[])["Owner", "Organiser", "Other", "Viewer"])
        {
            var page = await team[name].Page(team.At($"/people/{person}"));
            page.Text.ShouldContain("about quince", Case.Sensitive, name);
            page.Text.ShouldContain("shared by Member", Case.Sensitive, name);
            page.Text.ShouldContain("Member: Send the medlar", Case.Insensitive, name);
            page.Text.ShouldContain("Who knows them here Member: at the orchard", Case.Insensitive, name);
            page.Html.ShouldNotContain("bittersecret", Case.Insensitive, name);
            page.All("a[href*='/conversations/'][href$='/edit']").Length.ShouldBe(0, name);
            page.All("form[action*='/share/']").Length.ShouldBe(0, name);
            // Another's history tells of what is shared, and not of what was done before that.
            (await team[name].Page(team.At("/history"))).Text.ShouldNotContain("Wrote a line", Case.Sensitive, name);
        }
        var talk = (await team["Member"].Page(team.At($"/people/{person}"))).One(
            "a[href$='/edit'][href*='/conversations/']"
        );
        (await team["Other"].Page(talk.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_taken_back_is_gone_for_the_others_with_its_history()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Written(team);
        await Press(team, "Member", person, "/share/interaction/");
        var talk = (await team["Member"].Page(team.At($"/people/{person}"))).One(
            "a[href$='/edit'][href*='/conversations/']"
        );
        var edit = await team["Member"].Page(talk.GetAttribute("href")!);
        await edit.Send("edit-conversation", ("Form.Text", "about peaches"));
        (await team["Other"].Page(team.At("/history"))).Text.ShouldContain("about peaches");

        await Press(team, "Member", person, "/unshare/interaction/");

        foreach (
            var path in (string[])[$"/people/{person}", "/history", $"/history?person={person}", "/find?q=peaches"]
        )
        {
            var page = await team["Other"].Page(team.At(path));
            page.Text.Replace("peaches\"", "", StringComparison.Ordinal)
                .ShouldNotContain("about peaches", Case.Sensitive, path);
            page.Text.ShouldNotContain("about quince", Case.Sensitive, path);
        }
        (await team["Member"].Page(team.At($"/people/{person}"))).Text.ShouldContain("about peaches");
        (await copy.The<Verify>().Run(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sharing_is_undone_like_everything_else()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Written(team);
        var shared = await team["Member"].Follow(await Press(team, "Member", person, "/share/interaction/"));

        await team["Member"].Follow(await shared.Press("Undo"));

        (await team["Other"].Page(team.At($"/people/{person}"))).Text.ShouldNotContain("about quince");
        (await team["Other"].Page(team.At("/history"))).Text.ShouldNotContain("Shared something");
    }

    [Fact]
    public async Task Nobody_shares_what_is_anothers_and_in_ones_own_book_there_is_nobody_to_share_with()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Written(team);
        var path = (await team["Member"].Page(team.At($"/people/{person}")))
            .One("form[action*='/share/interaction/']")
            .GetAttribute("action")!;
        var others = await team["Other"].Page(team.At("/people"));

        (await others.Post(team.At("/note"), path)).Status.ShouldBe(HttpStatusCode.NotFound);
        var own = await team["Member"].Add("Own Person");
        (await team["Member"].Page($"/people/{own}")).All("form[action*='/share/']").Length.ShouldBe(0);
        var mine = await team["Member"].Page("/people");
        (await mine.Post("/note", path[team.At("").Length..])).Status.ShouldBe(HttpStatusCode.NotFound);
        (await team["Owner"].Page(team.At($"/people/{person}"))).Text.ShouldNotContain("about quince");
    }

    [Fact]
    public async Task Today_finding_and_questions_look_through_all_my_books_and_say_which()
    {
        using var team = await Team.WithAllRoles(copy, "Orchard team");
        var person = await Written(team);
        await team["Member"].Add("Fern Own");

        var found = await team["Member"].Page("/find?q=fern");
        found.Text.ShouldContain("Fern Thorne in Orchard team");
        found.One($"a[href='{team.At($"/people/{person}")}']").ShouldNotBeNull();
        (await team["Member"].Page(team.At("/find?q=fern"))).Text.ShouldNotContain("Fern Own");
        copy.Clock.Advance(TimeSpan.FromDays(8));
        await team["Member"].SignIn();
        var today = await team["Member"].Page("/");
        today.One(".berry .item, .item").TextContent.ShouldContain("in Orchard team");
        today.Text.ShouldContain("Send the medlar");
        (await today.Press("Done")).Status.ShouldBe(HttpStatusCode.Redirect);
        var after = await team["Member"].Page("/");
        after.Text.ShouldNotContain("Send the medlar");
        // The undo goes to the book in which it was done.
        (await after.Press("Undo")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await team["Member"].Page("/")).Text.ShouldContain("Send the medlar");
    }

    /// <summary>Somebody in the team's book with a talk, a promise, a way of knowing and a note of "Member".</summary>
    private static async Task<Guid> Written(Team team)
    {
        await (await team["Member"].Page(team.At("/people"))).Fill(
            team.At("/note"),
            ("line", "called Fern Thorne about quince, promised to send the medlar")
        );
        var link = (await team["Member"].Page(team.At("/people?q=fern"))).One("a.name[href*='/people/0']");
        var person = Guid.Parse(link.GetAttribute("href")!.Split('/')[^1]);
        var mine = await team["Member"].Page(team.At($"/people/{person}/mine"));
        await mine.Send("edit-relationship", ("Form.HowMet", "at the orchard"), ("Form.Notes", "bittersecret"));
        return person;
    }

    private static async Task<Page> Press(Team team, string name, Guid person, string button)
    {
        var page = await team[name].Page(team.At($"/people/{person}"));
        return await page.Fill(page.One($"form[action*='{button}']").GetAttribute("action")!);
    }
}
