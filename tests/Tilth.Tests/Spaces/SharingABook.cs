using System.Net;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Tests.Spaces;

/// <summary>A book for several: begun, joined by links, left, and come back to.</summary>
public sealed class SharingABook(Copy copy) : IClassFixture<Copy>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_begins_a_book_owns_it_and_stands_in_it_as_a_person()
    {
        using var team = await Team.Begun(copy, "Évora Evening Club!");

        team.Slug.ShouldStartWith("evora-evening-club");
        var page = await team.Owner.Page(team.At("/members"));
        page.One("h1").TextContent.ShouldBe("Évora Evening Club!");
        page.Text.ShouldContain("Owner (you) owner");
        (await team.Owner.Page("/books")).Text.ShouldContain("Évora Evening Club!");
        (await team.Owner.Page("/members")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_lets_one_person_in_once()
    {
        using var team = await Team.Begun(copy);
        using var first = await copy.SignedIn("First");
        using var second = await copy.SignedIn("Second");
        var link = await team.Invite(Role.Member);

        var offer = await first.Page(link);
        offer.Text.ShouldContain("Owner invites you to this shared book, as member.");
        await team.Join(first, link);

        (await second.Page(link)).Text.ShouldContain("This link does not hold any more.");
        (await second.Page(team.At("/people"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await first.Page(team.At("/people"))).Status.ShouldBe(HttpStatusCode.OK);
        (await first.Page(team.At("/members"))).Text.ShouldContain("First (you) member");
    }

    [Fact]
    public async Task Two_at_once_with_one_link_are_one_who_joins()
    {
        using var team = await Team.Begun(copy);
        using var first = await copy.SignedIn("First");
        using var second = await copy.SignedIn("Second");
        var link = await team.Invite(Role.Member);
        var (one, other) = (await first.Page(link), await second.Page(link));

        var sent = await Task.WhenAll(one.Send("join"), other.Send("join"));

        sent.Count(page => page.Location == team.At("/")).ShouldBe(1);
        (await team.Owner.Page(team.At("/members"))).All(".history > li").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Somebody_new_makes_an_account_by_the_link_and_is_in()
    {
        using var team = await Team.Begun(copy);
        var link = await team.Invite(Role.Viewer);
        using var stranger = new Visitor(copy, $"{Guid.NewGuid():N}@example.org");

        var joined = await (await stranger.Page(link)).Send(
            "join-new",
            ("Form.Name", "Marl Fenwick"),
            ("Form.Email", stranger.Email),
            ("Form.Password", Copy.Password)
        );

        joined.Location.ShouldBe(team.At("/"), joined.Text);
        (await stranger.Page(team.At("/members"))).Text.ShouldContain("Marl Fenwick (you) viewer");
        (await stranger.Page("/people")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_dies_when_it_is_taken_back_runs_out_or_its_maker_may_not_any_more()
    {
        using var team = await Team.WithAllRoles(copy);
        using var guest = await copy.SignedIn("Guest");
        var taken = await team.Invite(Role.Member, "Organiser");
        var members = await team["Organiser"].Page(team.At("/members"));
        (await members.Press("Take it back")).Location.ShouldBe(team.At("/members"));
        var (late, orphaned) = (await team.Invite(Role.Member), await team.Invite(Role.Member, "Organiser"));
        await (await team.Owner.Page(team.At("/members"))).Fill(
            team.At($"/members/{(await team.MeOf("Organiser")).MemberId}/role"),
            ("role", "Member")
        );

        var links = new[] { taken, orphaned };
        foreach (var link in links)
            (await guest.Page(link)).Text.ShouldContain("does not hold any more", Case.Sensitive, link);
        (await guest.Page(late)).Text.ShouldContain("invites you");
        copy.Clock.Advance(TimeSpan.FromDays(7));
        using var other = await copy.SignedIn("Later");
        (await other.Page(late)).Text.ShouldContain("does not hold any more");
    }

    [Fact]
    public async Task A_viewer_may_look_and_change_nothing()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Add(team, "Member", "Fern Thorne");
        var page = await team["Viewer"].Page(team.At($"/people/{person}"));
        page.Text.ShouldContain("Fern Thorne");
        page.Text.ShouldContain("You may look at this book, but not change it.");
        page.All("form[data-line]").Length.ShouldBe(0);

        var form = await team["Viewer"].Page(team.At("/people/new"));
        var refused = await form.Send("add-person", ("Form.Name", "Nobody"));

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Text.ShouldContain("You may look at this book, but not change it.");
        (await team["Member"].Page(team.At("/people"))).Text.ShouldNotContain("Nobody");
    }

    [Fact]
    public async Task What_one_says_promises_and_notes_is_nobody_elses_nor_its_trace_in_the_history()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Add(team, "Member", "Fern Thorne");
        await (await team["Member"].Page(team.At("/people"))).Fill(
            team.At("/note"),
            ("line", "called Fern Thorne about quincehidden, promised to send quincepromise")
        );

        (await team["Member"].Page(team.At($"/people/{person}"))).Text.ShouldContain("quincehidden");
        (await team["Member"].Page(team.At("/history"))).Text.ShouldContain("Wrote a line: Fern Thorne");
        foreach (var name in (string[])["Owner", "Organiser", "Other", "Viewer"])
        {
            foreach (
                var path in (string[])
                    [$"/people/{person}", "/history", "/", "/people?q=quincehidden", "/find?q=quincehidden"]
            )
            {
                var page = await team[name].Page(team.At(path));
                page.Status.ShouldBe(HttpStatusCode.OK, path);
                page.Html.Replace("q=quincehidden", "", StringComparison.Ordinal)
                    .Replace("value=\"quincehidden\"", "", StringComparison.Ordinal)
                    .ShouldNotContain("quince", Case.Insensitive, $"{name} {path}");
                page.Text.ShouldNotContain("Wrote a line", Case.Sensitive, $"{name} {path}");
            }
            (await team[name].Page(team.At("/people"))).Text.ShouldContain("Fern Thorne");
        }
    }

    [Fact]
    public async Task Organisers_bring_in_members_and_owners_anybody()
    {
        using var team = await Team.WithAllRoles(copy);

        (await RolesToGive(team, "Owner")).ShouldBe(["Member", "Viewer", "Organiser", "Owner"], ignoreOrder: true);
        (await RolesToGive(team, "Organiser")).ShouldBe(["Member", "Viewer"], ignoreOrder: true);
        (await RolesToGive(team, "Member")).ShouldBeEmpty();
        // What the form does not offer is refused as well.
        var forged = await (await team["Organiser"].Page(team.At("/members"))).Send(
            "invite",
            ("Form.For", "me"),
            ("Form.Role", "Owner")
        );
        forged.Text.ShouldContain("You may not bring in somebody as that here.");
        forged.All("#link").Length.ShouldBe(0);
        var owner = (await team.MeOf("Owner")).MemberId;
        var mine = await team["Organiser"].Page(team.At("/members"));
        (await mine.Post(team.At("/members/leave"), team.At($"/members/{owner}/remove"))).Location.ShouldBe(
            team.At("/members")
        );
        (
            await mine.Post(team.At("/members/leave"), team.At($"/members/{owner}/role"), ("role", "Viewer"))
        ).Location.ShouldBe(team.At("/members"));
        (await team.Owner.Page(team.At("/members"))).Text.ShouldContain("Owner (you) owner");
    }

    [Fact]
    public async Task A_book_keeps_an_owner()
    {
        using var team = await Team.WithAllRoles(copy);

        var stays = await team.Owner.Follow(
            await (await team.Owner.Page(team.At("/members"))).Fill(team.At("/members/leave"))
        );

        stays.Text.ShouldContain("make another member an owner first");
        var other = (await team.MeOf("Other")).MemberId;
        await (await team.Owner.Page(team.At("/members"))).Fill(team.At($"/members/{other}/role"), ("role", "Owner"));
        (await (await team.Owner.Page(team.At("/members"))).Fill(team.At("/members/leave"))).Location.ShouldBe(
            "/books"
        );
        (await team["Other"].Page(team.At("/members"))).Text.ShouldContain("Other (you) owner");
    }

    [Fact]
    public async Task Whoever_is_taken_out_is_out_at_once_and_their_browser_gets_nothing_more()
    {
        using var team = await Team.WithAllRoles(copy);
        await Add(team, "Member", "Fern Thorne");
        var form = await team["Other"].Page(team.At("/people/new"));
        var other = (await team.MeOf("Other")).MemberId;

        await (await team.Owner.Page(team.At("/members"))).Fill(team.At($"/members/{other}/remove"));

        (await team["Other"].Page(team.At("/people"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await form.Send("add-person", ("Form.Name", "Late Comer"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await team["Other"].Page("/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await team.Owner.Page(team.At("/people"))).Text.ShouldNotContain("Late Comer");
    }

    [Fact]
    public async Task Who_leaves_takes_along_what_was_theirs_and_finds_it_on_coming_back_within_thirty_days()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Add(team, "Owner", "Fern Thorne");
        var talk = await team["Member"].Page(team.At($"/conversations/new?with={person}"));
        await talk.Send("record-conversation", ("Form.Text", "about medlars"));

        await (await team["Member"].Page(team.At("/members"))).Fill(team.At("/members/leave"));

        var books = await team["Member"].Page("/books");
        books.Text.ShouldContain("Books that you left");
        var file = await team["Member"].Page($"/books/{team.Slug}/mine");
        file.Html.ShouldContain("about medlars");
        file.Html.ShouldContain("Fern Thorne");
        (await team["Other"].Page($"/books/{team.Slug}/mine")).Status.ShouldBe(HttpStatusCode.NotFound);
        copy.Clock.Advance(TimeSpan.FromDays(29));
        (await copy.The<LeaveBehind>().Run(Cancel)).ShouldBe(0);
        await team.Owner.SignIn();
        await team["Member"].SignIn();
        await team.Join(team["Member"], await team.Invite(Role.Viewer));
        (await team["Member"].Page(team.At($"/people/{person}"))).Text.ShouldContain("about medlars");
        (await team["Member"].Page("/books")).Text.ShouldNotContain("Books that you left");
    }

    [Fact]
    public async Task After_thirty_days_what_was_theirs_is_erased_to_the_last_image()
    {
        using var team = await Team.WithAllRoles(copy);
        var person = await Add(team, "Owner", "Fern Thorne");
        await (await team["Member"].Page(team.At("/people"))).Fill(
            team.At("/note"),
            ("line", "called Fern Thorne about sorbcanary, promised to send sorbcanary")
        );
        var me = await team.MeOf("Member");
        await (await team["Member"].Page(team.At("/members"))).Fill(team.At("/members/leave"));
        (await CopyText.Of(copy)).ShouldContain("sorbcanary");
        copy.Clock.Advance(TimeSpan.FromDays(31));

        // The server does so by itself as well, now that a day has passed.
        await copy.The<LeaveBehind>().Run(Cancel);

        (await CopyText.Of(copy)).ShouldNotContain("sorbcanary");
        (await copy.The<Verify>().Run(Cancel)).ShouldBeEmpty();
        (await copy.The<LeaveBehind>().Run(Cancel)).ShouldBe(0);
        await team["Member"].SignIn();
        await team.Owner.SignIn();
        (await team["Member"].Page($"/books/{team.Slug}/mine")).Status.ShouldBe(HttpStatusCode.NotFound);
        await team.Join(team["Member"], await team.Invite(Role.Member));
        (await team["Member"].Page(team.At("/find?q=sorbcanary"))).Text.ShouldNotContain("Fern Thorne");
        (await team["Member"].Page(team.At($"/people/{person}"))).Status.ShouldBe(HttpStatusCode.OK);
        (await team.MeOf("Member")).MemberId.ShouldBe(me.MemberId);
    }

    [Fact]
    public async Task Guessing_links_is_counted_and_a_forged_one_is_as_dead_as_a_used_one()
    {
        using var team = await Team.Begun(copy);
        using var stranger = new Visitor(copy, "nobody@example.org");
        var link = await team.Invite(Role.Member);
        var forged = await stranger.Page($"/join/{new Secret("guess").Text}");
        for (var tries = 0; tries < SignInLimits.OfLinks.Failures; tries++)
            await stranger.Page($"/join/guess{tries}");

        forged.Text.ShouldContain("This link does not hold any more.");
        (await stranger.Page(link)).Text.ShouldContain("This link does not hold any more.");
        copy.Clock.Advance(SignInLimits.OfLinks.Window);
        (await stranger.Page(link)).Text.ShouldContain("invites you");
    }

    [Fact]
    public async Task Every_act_on_membership_leaves_its_trace()
    {
        using var team = await Team.Begun(copy);
        await team.Bring("Member", Role.Member);
        var member = (await team.MeOf("Member")).MemberId;
        await (await team.Owner.Page(team.At("/members"))).Fill(
            team.At($"/members/{member}/role"),
            ("role", "Organiser")
        );
        await (await team.Owner.Page(team.At("/members"))).Fill(team.At($"/members/{member}/remove"));

        var (space, owner) = ((await team.MeOf("Owner")).SpaceId, await copy.MeOf(team.Owner));
        await using var db = copy.The<TilthStore>().ReadOwn();
        var trace = await db.Set<AuditEvent>()
            .Where(row => row.SpaceId == space)
            .OrderBy(row => row.Id)
            .ToListAsync(Cancel);
        trace.Select(row => row.What).ShouldBe(["book-begun", "invited", "joined", "role-changed", "removed"]);
        trace[^1].AccountId.ShouldBe(owner.AccountId);
        trace[^1].AboutId.ShouldNotBeNull();
    }

    private static async Task<List<string>> RolesToGive(Team team, string name) =>
        [
            .. (await team[name].Page(team.At("/members")))
                .All("[name='Form.Role']")
                .Select(input => input.GetAttribute("value")!),
        ];

    private static async Task<Guid> Add(Team team, string by, string name)
    {
        var added = await (await team[by].Page(team.At("/people/new"))).Send("add-person", ("Form.Name", name));
        added.Location.ShouldNotBeNull(added.Text);
        return Guid.Parse(added.Location.Split('/')[^1]);
    }
}
