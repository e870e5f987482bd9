using System.Net;
using Tilth.Accounts;
using Tilth.Site;

namespace Tilth.Tests.Accounts;

/// <summary>Where somebody is signed in, since when and from where; and the question whether a new sign-in was theirs.</summary>
public sealed class KnowingBrowsers(Copy copy) : IClassFixture<Copy>
{
    private const string Page = "/settings/sessions",
        Asked = "Somebody signed in to your account";

    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task A_sign_in_from_a_new_browser_is_asked_about_on_the_pages_of_the_others_and_only_there()
    {
        using var owner = await copy.SignedIn();
        using var other = await copy.SignedIn();
        using var stranger = await NewBrowser(owner);

        var page = await owner.Page("/people");
        page.Text.ShouldContain($"{Asked}: Firefox on Linux");
        page.Text.ShouldContain("Was it you?");
        (await stranger.Get("/people")).Text.ShouldNotContain(Asked);
        (await other.Page("/people")).Text.ShouldNotContain(Asked);

        var back = await owner.Follow(await page.Press("Yes, it was me", ("answer", "mine")));
        back.Text.ShouldNotContain(Asked);
        (await stranger.Get("/people")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_that_was_not_mine_is_ended_at_once_with_the_mark_of_its_browser()
    {
        using var owner = await copy.SignedIn();
        using var stranger = await NewBrowser(owner);
        var page = await owner.Page("/people");

        var sent = await page.Press("No: end it, and change the password", ("answer", "not-mine"));

        sent.Location.ShouldBe("/account#password");
        (await stranger.Get("/people")).Location.ShouldStartWith("/sign-in");
        (await Rows(owner)).Count.ShouldBe(2);
        (await owner.Page("/people")).Text.ShouldNotContain(Asked);
    }

    [Fact]
    public async Task Nobody_answers_for_somebody_else_nor_the_new_session_for_itself()
    {
        using var owner = await copy.SignedIn();
        using var other = await copy.SignedIn();
        using var stranger = await NewBrowser(owner);
        var id = (await owner.Page("/people")).One("form.asked input[name=id]").GetAttribute("value")!;

        (
            await (await other.Page("/people")).Post("/note", NewSignIns.Path, ("id", id), ("answer", "mine"))
        ).Status.ShouldBe(HttpStatusCode.NotFound);
        var form = (await stranger.Get("/people/new")).Forms.First();
        (
            await stranger.Post(
                NewSignIns.Path,
                [new(Form.Token, form[Form.Token]!), new("id", id), new("answer", "mine")]
            )
        ).Status.ShouldBe(HttpStatusCode.NotFound);

        (await owner.Page("/people")).Text.ShouldContain(Asked);
    }

    [Fact]
    public async Task A_browser_that_is_known_is_not_asked_about()
    {
        using var owner = await copy.SignedIn();
        using var known = await NewBrowser(owner);
        await (await owner.Page("/people")).Press("Yes, it was me", ("answer", "mine"));
        known.Cookies.Remove("tilth");

        await known.SignIn(owner.Email, Copy.Password);

        (await owner.Page("/people")).Text.ShouldNotContain(Asked);
    }

    [Fact]
    public async Task The_list_says_since_when_from_where_and_when_it_was_last_used()
    {
        await using var own = new Copy();
        await own.InitializeAsync();
        using var owner = await own.SignedIn();
        own.Clock.Advance(LastUse.Apart - TimeSpan.FromSeconds(1));
        await owner.Page("/people");
        (await owner.Page(Page)).Text.ShouldContain(
            "since 2 March 2027, 09:00 from 127.0.0.1, last used 2 March 2027, 09:00"
        );

        own.Clock.Advance(TimeSpan.FromHours(3));
        await owner.Page("/people");

        (await owner.Page(Page)).Text.ShouldContain(
            "since 2 March 2027, 09:00 from 127.0.0.1, last used 2 March 2027, 12:04"
        );
    }

    [Fact]
    public async Task All_others_are_ended_with_one_press_and_a_known_browser_is_forgotten_with_another()
    {
        using var owner = await copy.SignedIn();
        using var one = await NewBrowser(owner);
        using var two = await Wire.SignedIn(copy, owner);

        (await (await owner.Page(Page)).Press("Sign out everywhere else")).Location.ShouldBe(Page);

        foreach (var wire in new[] { one, two })
            (await wire.Get("/people")).Location.ShouldStartWith("/sign-in");
        var page = await owner.Page(Page);
        page.Text.ShouldContain("(this one)");
        (await Rows(owner)).Count.ShouldBe(2);
        await page.Press("Forget");
        (await Rows(owner)).ShouldHaveSingleItem().Kind.ShouldBe(CredentialKind.Session);
    }

    [Fact]
    public async Task A_session_that_nobody_uses_for_two_weeks_is_over_and_never_comes_back()
    {
        await using var own = new Copy();
        await own.InitializeAsync();
        using var used = await own.SignedIn();
        using var left = await own.SignedIn();
        own.Clock.Advance(Credential.Idle - TimeSpan.FromMinutes(1));
        (await used.Page("/people")).Status.ShouldBe(HttpStatusCode.OK);
        own.Clock.Advance(TimeSpan.FromMinutes(1));

        (await left.Page("/people")).Location.ShouldStartWith("/sign-in");
        (await used.Page("/people")).Status.ShouldBe(HttpStatusCode.OK);

        own.Clock.AdjustTime(Copy.Now);
        (await left.Page("/people")).Location.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task What_happened_to_the_account_is_told_to_its_owner_alone()
    {
        using var owner = await copy.SignedIn();
        using var stranger = new Wire(copy, "127.0.9.1");
        await stranger.SignIn(owner.Email, "a guess of mine");
        using var other = await copy.SignedIn();

        var page = await owner.Page("/account/happened");

        page.Text.ShouldContain("A wrong password");
        page.Text.ShouldContain("from 127.0.9.1");
        (await other.Page("/account/happened")).Text.ShouldNotContain("127.0.9.1");
    }

    [Theory]
    [InlineData("account-changed")]
    [InlineData("book-begun")]
    [InlineData("book-renamed")]
    [InlineData("invitation-taken-back")]
    [InlineData("invited")]
    [InlineData("joined")]
    [InlineData("left")]
    [InlineData("many-looked-at")]
    [InlineData("new-sign-in-ended")]
    [InlineData("passkey-added")]
    [InlineData("removed")]
    [InlineData("role-changed")]
    [InlineData("second-key-asked")]
    [InlineData("second-key-not-asked")]
    public void What_happened_has_words_of_its_own(string what)
    {
        var words = WhatHappened.Words(what, copy.The<Say>());

        words.ShouldNotBe(what);
        words.ShouldNotContain("Refused");
    }

    [Fact]
    public async Task Whoever_begins_a_book_reads_just_that()
    {
        using var owner = await copy.SignedIn();
        await (await owner.Page("/books")).Send("make-book", ("Form.Name", "Orchard"));

        var page = await owner.Page("/account/happened");

        page.Text.ShouldContain("You began a shared book");
        page.Text.ShouldNotContain("Refused");
    }

    private async Task<Wire> NewBrowser(Visitor owner)
    {
        var wire = new Wire(copy);
        wire.Headers["User-Agent"] = Firefox;
        (await wire.SignIn(owner.Email, Copy.Password)).Location.ShouldBe("/");
        return wire;
    }

    private async Task<IReadOnlyList<Sessions.Row>> Rows(Visitor owner)
    {
        var id = (await copy.MeOf(owner)).AccountId;
        return await copy.The<Sessions>().Of(id, new SignIn.From("", "", null, null));
    }
}
