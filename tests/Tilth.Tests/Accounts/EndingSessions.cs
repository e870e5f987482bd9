using System.Net;
using Tilth.Accounts;

namespace Tilth.Tests.Accounts;

/// <summary>A session that has ended is over at once, wherever its cookie still lies.</summary>
public sealed class EndingSessions(Copy copy) : IClassFixture<Copy>
{
    private const string Cookie = "tilth";

    [Fact]
    public async Task A_cookie_planted_before_the_sign_in_is_never_a_session()
    {
        using var visitor = await copy.SignedIn();
        using var wire = new Wire(copy);
        wire.Cookies[Cookie] = "planted-by-somebody-else-0";

        await wire.SignIn(visitor.Email, Copy.Password);

        wire.Cookies[Cookie].ShouldNotBe("planted-by-somebody-else-0");
        (await IsIn(wire)).ShouldBeTrue();
        wire.Cookies[Cookie] = "planted-by-somebody-else-0";
        (await IsIn(wire)).ShouldBeFalse();
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_that_the_browser_had()
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        using var old = wire.Copied(copy);
        (await IsIn(old)).ShouldBeTrue();

        await wire.SignIn(visitor.Email, Copy.Password);

        (await IsIn(wire)).ShouldBeTrue();
        (await IsIn(old)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_mark_of_a_known_device_is_no_session()
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        wire.Cookies[Cookie] = wire.Cookies["tilth-device"];

        (await IsIn(wire)).ShouldBeFalse();
    }

    [Fact]
    public async Task Signing_out_ends_this_session_and_no_other()
    {
        using var visitor = await copy.SignedIn();
        using var here = await Wire.SignedIn(copy, visitor);
        using var there = await Wire.SignedIn(copy, visitor);
        using var kept = here.Copied(copy);

        await Press(here, "/sign-out");

        here.Cookies.ShouldNotContainKey(Cookie);
        (await IsIn(kept)).ShouldBeFalse();
        (await IsIn(there)).ShouldBeTrue();
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all()
    {
        using var visitor = await copy.SignedIn();
        using var here = await Wire.SignedIn(copy, visitor);
        using var there = await Wire.SignedIn(copy, visitor);
        using var other = await copy.SignedIn();

        await Press(here, "/sign-out/everywhere");

        (await IsIn(there)).ShouldBeFalse();
        (await visitor.Page("/people")).Location.ShouldNotBeNull();
        (await other.Page("/people")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_cannot_come_back()
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);

        await copy.The<ManageAccount>().Disable(visitor.Email);

        (await IsIn(wire)).ShouldBeFalse();
        (await wire.SignIn(visitor.Email, Copy.Password)).Text.ShouldContain("do not go together");
    }

    [Fact]
    public async Task A_new_password_ends_all_sessions_and_the_old_password()
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);

        await copy.The<ManageAccount>().SetPassword(visitor.Email, "another row of peas");

        (await IsIn(wire)).ShouldBeFalse();
        (await wire.SignIn(visitor.Email, Copy.Password)).Status.ShouldBe(HttpStatusCode.OK);
        (await wire.SignIn(visitor.Email, "another row of peas")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_session_ends_by_itself()
    {
        await using var late = new Copy();
        await late.InitializeAsync();
        using var visitor = await late.SignedIn();
        // Used now and then, so that it does not end for being left alone.
        var third = (Tilth.Accounts.SignIn.SessionLives - TimeSpan.FromMinutes(1)) / 3;
        for (var time = 0; time < 2; time++)
        {
            late.Clock.Advance(third);
            (await visitor.Page("/people")).Status.ShouldBe(HttpStatusCode.OK);
        }
        late.Clock.Advance(third);
        (await visitor.Page("/people")).Status.ShouldBe(HttpStatusCode.OK);

        late.Clock.Advance(TimeSpan.FromMinutes(2));

        (await visitor.Page("/people")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task The_cookies_are_out_of_reach_of_scripts_and_of_other_sites()
    {
        using var visitor = await copy.SignedIn();
        using var wire = new Wire(copy);
        var set = (await wire.SignIn(visitor.Email, Copy.Password)).SetCookies.ToList();

        set.Select(cookie => cookie.Split('=')[0]).ShouldBe(["tilth", "tilth-device"], ignoreOrder: true);
        set.ShouldAllBe(cookie =>
            cookie.Contains("httponly") && cookie.Contains("samesite=lax") && cookie.Contains("path=/")
        );
        (await new Wire(copy).Get("/sign-in"))
            .SetCookies.ShouldHaveSingleItem()
            .ShouldMatch("^tilth-form=.*samesite=strict; httponly");
    }

    [Fact]
    public async Task A_secret_is_long_never_given_twice_and_not_kept_as_it_is()
    {
        using var visitor = await copy.SignedIn();
        using var one = await Wire.SignedIn(copy, visitor);
        using var two = await Wire.SignedIn(copy, visitor);

        one.Cookies[Cookie].Length.ShouldBeGreaterThanOrEqualTo(27);
        one.Cookies[Cookie].ShouldNotBe(two.Cookies[Cookie]);
        var rows = await CopyText.Of(copy);
        rows.ShouldNotContain(one.Cookies[Cookie]);
        rows.ShouldNotContain(one.Cookies["tilth-device"]);
        rows.ShouldNotContain(Copy.Password);
    }

    private static async Task<bool> IsIn(Wire wire) => (await wire.Get("/people")).Status == HttpStatusCode.OK;

    private static async Task Press(Wire wire, string path)
    {
        var form = (await wire.Get("/people/new")).Forms.First();
        (await wire.Post(path, [new(Form.Token, form[Form.Token]!)])).Location.ShouldBe("/sign-in");
    }
}
