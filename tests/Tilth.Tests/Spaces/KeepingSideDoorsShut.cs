using System.Net;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth.Tests.Spaces;

/// <summary>What is shared opens no way to what is not: by merging, history, deletion, an undo, a role that is none, or by copying.</summary>
public sealed class KeepingSideDoorsShut(Copy copy) : IClassFixture<Copy>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_makes_one_of_two_people_shares_nothing_that_another_kept_to_themselves()
    {
        using var team = await Team.WithAllRoles(copy);
        var (shown, hidden) = (
            await Known(team, "Fern Thorne", "at the orchard"),
            await Known(team, "Fern Thorn", "in the clinic")
        );
        await Share(team, shown, "relationship");
        (await team["Other"].Page(team.At($"/people/{shown}"))).Text.ShouldContain("at the orchard");

        var both = await team["Other"].Page(team.At($"/people/{shown}/same?with={hidden}"));
        (await both.Press("Make them one person")).Status.ShouldBe(HttpStatusCode.Redirect);

        var page = await team["Other"].Page(team.At($"/people/{shown}"));
        page.Text.ShouldNotContain("in the clinic");
        page.Text.ShouldNotContain("at the orchard");
        (await team["Member"].Page(team.At($"/people/{shown}"))).Text.ShouldContain("at the orchard; in the clinic");
        await team["Other"].Follow(await (await team["Other"].Page(team.At("/history"))).Press("Undo"));
        (await team["Other"].Page(team.At($"/people/{shown}"))).Text.ShouldContain("at the orchard");
        (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_history_of_how_one_knows_somebody_stays_ones_own_though_it_is_shared()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Known(team, "Fern Thorne", "at the orchard");
        await Share(team, person, "relationship");
        var mine = await team["Member"].Page(team.At($"/people/{person}/mine"));
        await mine.Send("edit-relationship", ("Form.Notes", "a note of one's own"));

        var history = await team["Other"].Page(team.At($"/history?person={person}"));

        history.Text.ShouldNotContain("Notes");
        history.Text.ShouldNotContain("your own side", Case.Insensitive);
        await using var db = copy.The<TilthStore>().Read(await team.MeOf("Other"));
        (await db.Set<Change>().Where(row => row.Kind == "relationship").CountAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_shared_talk_that_is_taken_out_is_gone_from_everybody_elses_history()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Known(team, "Fern Thorne", "at the orchard");
        await (await team["Member"].Page(team.At($"/conversations/new?with={person}"))).Send(
            "record-conversation",
            ("Form.Text", "about sloes")
        );
        await Share(team, person, "interaction");
        (await team["Other"].Page(team.At($"/people/{person}"))).Text.ShouldContain("about sloes");

        var talk = (await team["Member"].Page(team.At($"/people/{person}"))).One(
            "a[href*='/conversations/'][href$='/edit']"
        );
        var edit = await team["Member"].Page(talk.GetAttribute("href")!);
        (await edit.Fill(edit.One("form[action$='/delete']").GetAttribute("action")!)).Status.ShouldBe(
            HttpStatusCode.Redirect
        );

        (await team["Other"].Page(team.At("/history"))).Text.ShouldNotContain("sloes");
        (await team["Member"].Page(team.At("/history"))).Text.ShouldContain("about sloes");
    }

    [Fact]
    public async Task Whoever_is_added_to_a_shared_talk_is_seen_by_all_and_a_promise_for_another_is_not()
    {
        using var team = await Team.WithAllRoles(copy);
        var (person, other) = (await Known(team, "Fern Thorne", "there"), await Known(team, "Ivy Marsh", "there"));
        await (await team["Member"].Page(team.At($"/conversations/new?with={person}"))).Send(
            "record-conversation",
            ("Form.Text", "about sloes")
        );
        await Share(team, person, "interaction");
        var talk = (await team["Member"].Page(team.At($"/people/{person}"))).One(
            "a[href*='/conversations/'][href$='/edit']"
        );
        await (await team["Member"].Page(talk.GetAttribute("href")!)).Send(
            "edit-conversation",
            ("Form.AlsoWith", "Ivy Marsh")
        );

        (await team["Other"].Page(team.At($"/people/{other}"))).Text.ShouldContain("about sloes");
    }

    [Fact]
    public async Task What_cannot_be_taken_back_any_more_is_said_to_be_there_and_can_be_taken_back_later()
    {
        using var team = await Team.WithAllRoles(copy, "Orchard");
        var person = await team["Member"].Add("Fern Thorne", null, ("Form.Email", "fern@example.org"));
        await (await team["Member"].Page($"/people/{person}/share")).Send("share-person", ("Form.Fields[0]", "Emails"));
        var member = (await team.MeOf("Member")).MemberId;
        await (await team.Owner.Page(team.At("/members"))).Fill(team.At($"/members/{member}/role"), ("role", "Viewer"));

        var page = await team["Member"].Page($"/people/{person}");
        var still = await team["Member"]
            .Follow(await page.Fill(page.One("form[action$='/take-back']").GetAttribute("action")!));

        still.Text.ShouldContain("what you gave is still there");
        (await team["Other"].Page(team.At("/people"))).Text.ShouldContain("Fern Thorne");
        await (await team.Owner.Page(team.At("/members"))).Fill(team.At($"/members/{member}/role"), ("role", "Member"));
        page = await team["Member"].Page($"/people/{person}");
        await page.Fill(page.One("form[action$='/take-back']").GetAttribute("action")!);
        (await team["Other"].Page(team.At("/people"))).Text.ShouldNotContain("Fern Thorne");
    }

    [Fact]
    public async Task A_person_who_was_shared_by_two_is_not_taken_away_from_the_other()
    {
        using var team = await Team.WithAllRoles(copy);
        foreach (var name in (string[])["Member", "Other"])
        {
            var person = await team[name]
                .Add(
                    "Fern Thorne",
                    null,
                    ("Form.Email", "fern@example.org"),
                    ("Form.Phone", name == "Other" ? "+351 912 000 222" : "")
                );
            await (await team[name].Page($"/people/{person}/share")).Send(
                "share-person",
                ("Form.Fields[0]", "Emails"),
                ("Form.Fields[1]", "Phones")
            );
        }
        var mine = (await team["Member"].Page("/people?q=fern")).One("a.name[href*='/people/0']").GetAttribute("href")!;
        var page = await team["Member"].Page(mine);

        await page.Fill(page.One("form[action$='/take-back']").GetAttribute("action")!);

        var there = (await team["Owner"].Page(team.At("/people?q=fern")))
            .One("a.name[href*='/people/0']")
            .GetAttribute("href")!;
        (await team["Owner"].Page(there)).Text.ShouldContain("912");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("7")]
    public async Task A_role_that_is_none_is_given_to_nobody(string role)
    {
        using var team = await Team.WithAllRoles(copy);
        var member = (await team.MeOf("Other")).MemberId;

        await (await team["Organiser"].Page(team.At("/members"))).Post(
            team.At("/members/leave"),
            team.At($"/members/{member}/role"),
            ("role", role)
        );
        var invited = await (await team["Organiser"].Page(team.At("/members"))).Send(
            "invite",
            ("Form.For", "somebody"),
            ("Form.Role", role)
        );

        invited.All("#link").Length.ShouldBe(0);
        (await team.MeOf("Other")).Seat!.Role.ShouldBe(Role.Member);
        (await team.Owner.Page(team.At("/members"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Links_of_who_was_taken_out_do_not_come_back_with_them()
    {
        using var team = await Team.WithAllRoles(copy);
        using var guest = await copy.SignedIn("Guest");
        var link = await team.Invite(Role.Member, "Organiser");
        var organiser = (await team.MeOf("Organiser")).MemberId;
        await (await team.Owner.Page(team.At("/members"))).Fill(team.At($"/members/{organiser}/remove"));
        await team.Join(team["Organiser"], await team.Invite(Role.Organiser));

        (await guest.Page(link)).Text.ShouldContain("This link does not hold any more.");
    }

    [Fact]
    public async Task Whoever_looks_at_a_thousand_people_within_an_hour_is_stopped_and_it_is_written_down()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Known(team, "Fern Thorne", "there");
        var me = await team.MeOf("Viewer");
        for (var looked = 0; looked < ViewBudget.People; looked++)
            await copy.The<ViewBudget>().Take(me, Guid.NewGuid(), Cancel);

        foreach (var path in (string[])[$"/people/{person}", $"/people/{person}/edit"])
        {
            var refused = await team["Viewer"].Page(team.At(path));
            refused.Status.ShouldBe(HttpStatusCode.Forbidden, path);
            refused.Text.ShouldContain("within an hour", Case.Sensitive, path);
            refused.Text.ShouldNotContain("Fern Thorne");
        }
        (await team["Other"].Page(team.At($"/people/{person}"))).Status.ShouldBe(HttpStatusCode.OK);
        await using var db = copy.The<TilthStore>().ReadOwn();
        (
            await db.Set<AuditEvent>()
                .CountAsync(row => row.What == "many-looked-at" && row.SpaceId == me.SpaceId, Cancel)
        ).ShouldBe(1);
        copy.Clock.Advance(TimeSpan.FromHours(1));
        (await team["Viewer"].Page(team.At($"/people/{person}"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Somebody in the book whom "Member" knows.</summary>
    private static async Task<Guid> Known(Team team, string name, string howMet)
    {
        var form = await team["Member"].Page(team.At("/people/new"));
        var added = await form.Send("add-person", ("Form.Name", name), ("Form.HowMet", howMet));
        if (added.All("#alike").Length > 0)
            added = await added.Send("add-person");
        return Guid.Parse(added.Location!.Split('/')[^1]);
    }

    private static async Task Share(Team team, Guid person, string kind)
    {
        var page = await team["Member"].Page(team.At($"/people/{person}"));
        await page.Fill(page.One($"form[action*='/share/{kind}/']").GetAttribute("action")!);
    }
}
