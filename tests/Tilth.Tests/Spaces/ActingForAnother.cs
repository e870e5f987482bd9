using System.Net;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Tests.Spaces;

/// <summary>Somebody acts for a member, in what that member names and in nothing else, and the history says so.</summary>
public sealed class ActingForAnother(Copy copy) : IClassFixture<Copy>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_entrusted_with_everything_writes_into_the_others_own_and_both_see_who_did_it()
    {
        using var team = await Team.WithAllRoles(copy);
        var (person, root) = (await Known(team), await Entrust(team, "Other", Entrusted.Everything));

        var form = await team["Other"].Page($"{root}/conversations/new?with={person}");
        form.Text.ShouldContain("For Member");
        var told = await team["Other"].Follow(await form.Send("record-conversation", ("Form.Text", "about sloes")));

        told.Text.ShouldContain("about sloes");
        (await team["Member"].Page(team.At($"/people/{person}"))).Text.ShouldContain("about sloes");
        (await team["Other"].Page(team.At($"/people/{person}"))).Text.ShouldNotContain("about sloes");
        (await team["Other"].Page($"{root}/history")).Text.ShouldContain("by Other, for Member");
        (await team["Owner"].Page(team.At("/history"))).Text.ShouldNotContain("sloes");
        var history = await team["Member"].Page(team.At("/history"));
        history.Text.ShouldContain("by Other, for you");
        await team["Member"].Follow(await history.Press("Undo"));
        (await team["Other"].Page($"{root}/people/{person}")).Text.ShouldNotContain("about sloes");
        (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_is_entrusted_with_promises_sees_and_does_those_and_nothing_else_of_the_others()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Known(team);
        await (await team["Member"].Page(team.At($"/promises/new?with={person}"))).Send(
            "make-promise",
            ("Form.Text", "send the map")
        );
        var root = await Entrust(team, "Other", Entrusted.Promises);

        var all = "";
        foreach (
            var path in (string[])
                [
                    "/",
                    "/people",
                    $"/people/{person}",
                    $"/people/{person}/mine",
                    $"/people/{person}/access",
                    $"/people/{person}/access.json",
                    "/people?q=note:ownsec",
                    "/people/print",
                    "/promises",
                    "/find/list?q=ownsec",
                    "/find?q=ownsec",
                    "/history",
                    $"/history?person={person}",
                ]
        )
        {
            var page = await team["Other"].Page(root + path);
            page.Status.ShouldBe(HttpStatusCode.OK, path);
            all += page
                .Html.Replace("note:ownsec", "", StringComparison.Ordinal)
                .Replace("q=ownsec", "", StringComparison.Ordinal);
        }
        all.ShouldContain("send the map");
        all.ShouldNotContain("ownsecret", Case.Insensitive);

        var made = await team["Other"].Page($"{root}/promises/new?with={person}");
        var after = await team["Other"].Follow(await made.Send("make-promise", ("Form.Text", "bring the boat")));
        (await team["Member"].Page(team.At("/promises"))).Text.ShouldContain("bring the boat");
        var talk = await team["Other"].Page($"{root}/conversations/new?with={person}");
        var refused = await talk.Send("record-conversation", ("Form.Text", "not mine to write"));
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Text.ShouldContain("lets you act for promises alone");
        (await team["Member"].Page(team.At($"/people/{person}"))).Text.ShouldNotContain("not mine to write");
        (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();

        await team["Other"].Follow(await after.Press("Undo"));
        (await team["Member"].Page(team.At("/promises"))).Text.ShouldNotContain("bring the boat");
    }

    [Fact]
    public async Task What_one_finds_is_not_what_the_other_finds_whoever_looked_first()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Known(team);
        var promises = await Entrust(team, "Other", Entrusted.Promises);

        (await team["Other"].Page($"{promises}/find/list?q=ownsecret")).Html.ShouldNotContain($"{person}");
        (await team["Member"].Page(team.At("/find/list?q=ownsecret"))).Html.ShouldContain($"{person}");
        (await team["Other"].Page($"{promises}/find/list?q=ownsecret")).Html.ShouldNotContain($"{person}");
    }

    [Fact]
    public async Task What_concerns_the_book_and_the_account_stays_the_others_and_so_does_their_history()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Known(team);
        var root = await Entrust(team, "Other", Entrusted.Everything, by: "Organiser");

        foreach (
            var path in (string[])
                [
                    "/members",
                    "/settings",
                    "/account",
                    "/export",
                    "/import",
                    "/delegates",
                    "/books",
                    "/trash",
                    $"/people/{person}/erase",
                    $"/people/{person}/share",
                ]
        )
        {
            var page = await team["Other"].Page(root + path);
            page.Status.ShouldBe(HttpStatusCode.Forbidden, path);
            page.Text.ShouldContain("That is for Organiser alone.", Case.Sensitive, path);
        }
        (await team["Other"].Page($"{root}/export/people.vcf")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await (await team["Organiser"].Page(team.At("/people/new"))).Send("add-person", ("Form.Name", "Ivy Marsh"));
        (await team["Other"].Page($"{root}/history")).All("form[action*='/undo/']").Length.ShouldBe(0);
        var undo = (await team["Organiser"].Page(team.At("/history"))).One("form[action*='/undo/']");
        var theirs = undo.GetAttribute("action")!.Split('/')[^1];
        var tried = await (await team["Other"].Page($"{root}/people/new")).Post(
            $"{root}/note",
            $"{root}/undo/{theirs}"
        );
        tried.Status.ShouldBe(HttpStatusCode.NotFound);
        (await team["Organiser"].Page(team.At("/people"))).Text.ShouldContain("Ivy Marsh");
    }

    [Fact]
    public async Task A_viewer_does_not_come_to_more_rights_by_acting_for_somebody()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Known(team);
        var root = await Entrust(team, "Viewer", Entrusted.Everything);

        (await team["Viewer"].Page($"{root}/people/{person}")).Text.ShouldContain("ownsecret");
        var edit = await team["Viewer"].Page($"{root}/people/{person}/edit");
        (await edit.Send("edit-person", ("Form.About", "changed by a viewer"))).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await team["Member"].Page(team.At($"/people/{person}"))).Text.ShouldNotContain("changed by a viewer");
    }

    [Theory]
    [InlineData("taken back")]
    [InlineData("laid down")]
    [InlineData("the one left")]
    [InlineData("the other was taken out")]
    public async Task Once_it_has_ended_nothing_is_seen_and_nothing_is_done_any_more(string how)
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Known(team);
        var root = await Entrust(team, "Other", Entrusted.Everything);
        var open = await team["Other"].Page($"{root}/conversations/new?with={person}");

        switch (how)
        {
            case "taken back":
                await (await team["Member"].Page(team.At("/delegates"))).Press("Take it back");
                break;
            case "laid down":
                await (await team["Other"].Page("/books")).Press("Lay it down");
                break;
            case "the one left":
                await (await team["Other"].Page(team.At("/members"))).Fill(team.At("/members/leave"));
                break;
            default:
                var member = (await team.MeOf("Member")).MemberId;
                await (await team.Owner.Page(team.At("/members"))).Fill(team.At($"/members/{member}/remove"));
                break;
        }

        (await team["Other"].Page($"{root}/people/{person}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await open.Send("record-conversation", ("Form.Text", "too late"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await team["Other"].Page("/books")).Text.ShouldNotContain("For whom you act");
    }

    [Fact]
    public async Task Ones_own_book_can_be_kept_by_somebody_who_sits_in_a_book_with_one_and_by_nobody_else()
    {
        using var team = await Team.WithAllRoles(copy);
        using var stranger = await copy.SignedIn("Stranger");
        var person = await team["Member"].Add("Bram Quillfeather", null, ("Form.HowMet", "at the ferry"));
        var page = await team["Member"].Page("/delegates");
        page.All("#account option").Select(option => option.TextContent).ShouldNotContain("Stranger");
        await page.Send("entrust", ("Form.AccountId", await AccountOf(team, "Other")), ("Form.What", "Everything"));
        var root = $"/for/{(await copy.MeOf(team["Member"])).MemberId}";

        var read = await team["Other"].Page($"{root}/people/{person}");
        read.Text.ShouldContain("at the ferry");
        read.Text.ShouldContain("For Member");
        var added = await (await team["Other"].Page($"{root}/people/new")).Send(
            "add-person",
            ("Form.Name", "Fern Thorne")
        );
        added.Location!.ShouldStartWith($"{root}/people/");
        (await team["Member"].Page("/people")).Text.ShouldContain("Fern Thorne");
        await team["Other"].Follow(added);
        (await team["Other"].Page("/people")).Text.ShouldNotContain("Fern Thorne");
        (await team["Other"].Page("/books")).One($"a[href='{root}/']").TextContent.ShouldBe("Member");
        // Their other books are not reached from here.
        (await team["Other"].Page($"{root}/")).Html.ShouldNotContain(team.Slug);
        foreach (var visitor in (Visitor[])[stranger, team["Owner"]])
        {
            foreach (var path in (string[])["/", "/people", $"/people/{person}", "/history"])
                (await visitor.Page(root + path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
        var forged = await (await stranger.Page("/delegates")).Post(
            "/note",
            "/delegates",
            ("_handler", "entrust"),
            ("Form.AccountId", await AccountOf(team, "Other"))
        );
        forged.Location.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_entrusts_proves_who_they_are_where_that_was_long_ago()
    {
        await using var own = new Copy();
        await own.InitializeAsync();
        using var team = await Team.WithAllRoles(own);
        own.Clock.Advance(TimeSpan.FromMinutes(11));

        var asked = await team["Member"].Page(team.At("/delegates"));
        asked.Status.ShouldBe(HttpStatusCode.Redirect);
        var confirm = await team["Member"].Follow(asked);
        var back = await confirm.Send("confirm", ("Form.Password", Copy.Password));

        back.Location.ShouldBe(team.At("/delegates"));
        (await team["Member"].Page(team.At("/delegates"))).Text.ShouldContain("Let somebody act for you");
    }

    /// <summary>Somebody about whom "Member" wrote what nobody else is to read.</summary>
    private static async Task<Guid> Known(Team team)
    {
        var form = await team["Member"].Page(team.At("/people/new"));
        var added = await form.Send("add-person", ("Form.Name", "Fern Thorne"), ("Form.HowMet", "ownsecret place"));
        var person = Guid.Parse(added.Location!.Split('/')[^1]);
        await (await team["Member"].Page(team.At($"/conversations/new?with={person}"))).Send(
            "record-conversation",
            ("Form.Text", "about ownsecret things")
        );
        await (await team["Member"].Page(team.At($"/people/{person}/mine"))).Send(
            "edit-relationship",
            ("Form.Notes", "an ownsecret note")
        );
        return person;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_an_account_is_disabled_or_given_a_new_password_nobody_acts_for_it_any_more(bool isDisabled)
    {
        using var team = await Team.WithAllRoles(copy);
        var root = await Entrust(team, "Other", Entrusted.Everything);
        (await team["Other"].Page($"{root}/people")).Status.ShouldBe(HttpStatusCode.OK);
        var manage = copy.The<ManageAccount>();

        await (
            isDisabled
                ? manage.Disable(team["Member"].Email, Cancel)
                : manage.SetPassword(team["Member"].Email, "a bed of late leeks", Cancel)
        );

        (await team["Other"].Page($"{root}/people")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>What stands before the pages on which that one acts for "Member".</summary>
    private static async Task<string> Entrust(Team team, string to, Entrusted what, string by = "Member")
    {
        var page = await team[by].Page(team.At("/delegates"));
        var entrusted = await page.Send(
            "entrust",
            ("Form.AccountId", await AccountOf(team, to)),
            ("Form.What", what.ToString())
        );
        entrusted.Status.ShouldBe(HttpStatusCode.Redirect, entrusted.Text);
        return team.At($"/for/{(await team.MeOf(by)).MemberId}");
    }

    private static async Task<string> AccountOf(Team team, string name) =>
        (await team.Copy.MeOf(team[name])).AccountId.ToString();
}
