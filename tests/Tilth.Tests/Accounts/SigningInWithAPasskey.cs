using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Tests.Accounts;

/// <summary>A device signs in place of the password: what it signed counts once, for the browser that asked, and for this site alone.</summary>
public sealed class SigningInWithAPasskey(NamedCopy named) : IClassFixture<NamedCopy>, IAsyncLifetime
{
    private const string Passkeys = "/account/passkeys",
        Door = "/sign-in/passkey",
        Refused = "does not open an account here";

    private readonly Copy _copy = named.Copy;

    public ValueTask InitializeAsync()
    {
        _copy.Clock.Advance(SignInLimits.Window * 2);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Once_added_it_opens_the_account_without_the_password_or_a_code()
    {
        using var device = new Authenticator(NamedCopy.Origin);
        using var owner = await Owner();
        (await Add(owner, device)).ShouldContain("opens your account from now on");

        using var browser = NewBrowser();
        device.Count = 1;
        (await SignIn(browser, device, next: "/people")).Location.ShouldBe("/people");

        (await browser.Get("/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await SessionOf(browser)).WithSecondFactor.ShouldBeTrue();
        (await _copy.The<HowSecured>().HasSecondFactor((await SessionOf(browser)).AccountId)).ShouldBeTrue();
        browser.Cookies.ShouldNotContainKey("tilth-passkey");
        (await browser.Get(Passkeys)).Text.ShouldContain("last used");
    }

    [Fact]
    public async Task Once_removed_it_opens_nothing_and_all_other_sessions_end()
    {
        using var device = new Authenticator(NamedCopy.Origin);
        using var owner = await Owner();
        await Add(owner, device);
        using var browser = NewBrowser();
        await SignIn(browser, device);

        var page = await owner.Get(Passkeys);
        await owner.Send(page.Forms.Single(form => form.Action == "/account/passkeys/remove"));

        (await browser.Get("/people")).Location.ShouldStartWith("/sign-in");
        (await browser.After(await SignIn(browser, device))).ShouldContain(Refused);
        (await owner.Get(Passkeys)).Forms.ShouldNotContain(form => form.Action == "/account/passkeys/remove");
    }

    [Fact]
    public async Task Adding_one_ends_all_other_sessions()
    {
        using var device = new Authenticator(NamedCopy.Origin);
        using var owner = await Owner();
        using var elsewhere = NewBrowser();
        await elsewhere.SignIn(_email, Copy.Password);

        await Add(owner, device);

        (await elsewhere.Get("/people")).Location.ShouldStartWith("/sign-in");
        (await owner.Get("/people")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_signed_once_does_not_count_again()
    {
        using var device = new Authenticator(NamedCopy.Origin);
        using var owner = await Owner();
        await Add(owner, device);
        using var browser = NewBrowser();
        var options = await browser.Ask("/sign-in");
        using var copied = browser.Copied(_copy);
        Named(copied);
        var signed = device.Sign(options);
        (await browser.Send(Door, signed)).Location.ShouldBe("/");

        (await copied.After(await copied.Send(Door, signed))).ShouldContain(Refused);
    }

    [Fact]
    public async Task A_challenge_is_good_for_five_minutes_and_for_the_browser_that_asked()
    {
        using var device = new Authenticator(NamedCopy.Origin);
        using var owner = await Owner();
        await Add(owner, device);
        using var asks = NewBrowser();
        using var sends = NewBrowser();
        var options = await asks.Ask("/sign-in");
        await sends.Ask("/sign-in");
        (await sends.After(await sends.Send(Door, device.Sign(options)))).ShouldContain(Refused);

        var late = await asks.Ask("/sign-in");
        _copy.Clock.Advance(PasskeyChallenges.Lives);
        (await asks.After(await asks.Send(Door, device.Sign(late)))).ShouldContain(Refused);
        (await SignIn(asks, device)).Location.ShouldBe("/");
    }

    [Fact]
    public async Task A_challenge_to_add_one_or_to_confirm_signs_nobody_in()
    {
        using var device = new Authenticator(NamedCopy.Origin);
        using var owner = await Owner();
        await Add(owner, device);

        foreach (var path in new[] { "/account/confirm", Passkeys })
        {
            var options = await owner.Ask(path);
            var reply = await owner.Send(Door, device.Sign(options), path);
            reply.Location.ShouldStartWith("/sign-in");
        }
    }

    public static TheoryData<string> Lies =>
        new(
            "another site's origin",
            "another site's name",
            "not verified",
            "not present",
            "another challenge",
            "another key",
            "no user",
            "no answer"
        );

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task What_is_forged_opens_nothing(string lie)
    {
        using var device = new Authenticator(NamedCopy.Origin);
        using var other = new Authenticator(NamedCopy.Origin);
        using var owner = await Owner();
        await Add(owner, device);
        using var browser = NewBrowser();
        var options = await browser.Ask("/sign-in");
        var forged = Forge(lie, options, device, other);

        (await browser.After(await browser.Send(Door, forged))).ShouldContain(Refused);
        browser.Cookies.ShouldNotContainKey("tilth");
    }

    [Fact]
    public async Task A_device_that_does_not_verify_its_owner_cannot_be_added()
    {
        using var device = new Authenticator(NamedCopy.Origin) { Flags = Authenticator.Says.Present };
        using var owner = await Owner();

        (await Add(owner, device)).ShouldContain("could not be added");
    }

    [Fact]
    public async Task A_count_that_goes_back_is_a_copied_key()
    {
        using var device = new Authenticator(NamedCopy.Origin) { Count = 7 };
        using var owner = await Owner();
        await Add(owner, device);
        using var browser = NewBrowser();
        device.Count = 8;
        (await SignIn(browser, device)).Location.ShouldBe("/");

        (await browser.After(await SignIn(browser, device))).ShouldContain(Refused);
        device.Count = 9;
        (await SignIn(browser, device)).Location.ShouldBe("/");
    }

    [Fact]
    public async Task It_is_kept_whether_the_key_can_be_and_is_backed_up()
    {
        using var device = new Authenticator(NamedCopy.Origin)
        {
            Flags = Authenticator.Says.Present | Authenticator.Says.Verified | Authenticator.Says.MayBeBackedUp,
        };
        using var owner = await Owner();
        await Add(owner, device);
        device.Flags |= Authenticator.Says.IsBackedUp;
        using var browser = NewBrowser();

        await SignIn(browser, device);

        var account = (await SessionOf(browser)).AccountId;
        await using var db = _copy.The<TilthStore>().ReadOwn();
        var row = await db.Set<Passkey>().SingleAsync(row => row.AccountId == account);
        (row.IsBackupEligible, row.IsBackedUp, row.IsUserVerified, row.Transports).ShouldBe(
            (true, true, true, "internal")
        );
    }

    [Fact]
    public async Task A_disabled_account_is_not_let_in()
    {
        using var device = new Authenticator(NamedCopy.Origin);
        using var owner = await Owner();
        await Add(owner, device);
        await _copy.The<ManageAccount>().Disable(_email);

        using var browser = NewBrowser();
        (await browser.After(await SignIn(browser, device))).ShouldContain(Refused);
    }

    [Fact]
    public async Task It_also_confirms_who_sits_there_but_only_ones_own()
    {
        using var mine = new Authenticator(NamedCopy.Origin);
        using var theirs = new Authenticator(NamedCopy.Origin);
        using var other = await Owner();
        await Add(other, theirs);
        using var owner = await Owner();
        await Add(owner, mine);
        _copy.Clock.Advance(Credential.ConfirmationHolds);
        (await owner.Get(Passkeys)).Location.ShouldStartWith("/account/confirm");

        await owner.Send(
            "/account/confirm/passkey",
            theirs.Sign(await owner.Ask("/account/confirm")),
            "/account/confirm"
        );
        (await owner.Get(Passkeys)).Location.ShouldStartWith("/account/confirm");
        await owner.Send(
            "/account/confirm/passkey",
            mine.Sign(await owner.Ask("/account/confirm")),
            "/account/confirm"
        );
        (await owner.Get(Passkeys)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_somebody_else_it_can_neither_be_named_nor_removed()
    {
        using var device = new Authenticator(NamedCopy.Origin);
        using var owner = await Owner();
        await Add(owner, device);
        var form = (await owner.Get(Passkeys)).Forms.Single(form => form.Action == "/account/passkeys/remove");
        using var other = await Owner();
        var token = (await other.Get("/people/new")).Forms.First()[Form.Token]!;

        foreach (var act in new[] { "name", "remove" })
            (
                await other.Post($"{Passkeys}/{act}", form.With((Form.Token, token), ("name", "mine")).Fields)
            ).Status.ShouldBe(HttpStatusCode.NotFound);

        (await owner.Get(Passkeys)).Body.ShouldContain("my phone");
    }

    [Fact]
    public async Task Asking_for_a_challenge_writes_nothing_and_names_nobody()
    {
        using var device = new Authenticator(NamedCopy.Origin);
        using var owner = await Owner();
        await Add(owner, device);
        using var browser = NewBrowser();
        await browser.Get("/sign-in");
        var before = await CopyText.Of(_copy);

        var options = JsonNode.Parse(await browser.Ask("/sign-in"))!;

        (await CopyText.Of(_copy)).ShouldStillBe(before);
        options["allowCredentials"]!.AsArray().ShouldBeEmpty();
        options["userVerification"]!.GetValue<string>().ShouldBe("required");
        options["rpId"]!.GetValue<string>().ShouldBe(NamedCopy.Host);
    }

    [Fact]
    public async Task Where_there_can_be_none_the_page_says_why()
    {
        using var owner = await Owner();
        owner.Headers["Host"] = "elsewhere.example.org";
        (await owner.Get(Passkeys)).Text.ShouldContain($"Passkeys belong to {NamedCopy.Origin}. Open this page there.");
        (await owner.Get("/sign-in")).Forms.ShouldHaveSingleItem();

        await Says(null, "this copy is reached by a number");
        await Says("http://people.example.org", "Passkeys work over https only");
    }

    private static async Task Says(string? origin, string why)
    {
        await using var copy = new Copy { Origin = origin };
        await copy.InitializeAsync();
        using var owner = await copy.SignedIn();
        var page = await owner.Page(Passkeys);
        page.Text.ShouldContain(why);
        page.All("[data-passkey]").ShouldBeEmpty();
    }

    private string _email = "";

    /// <summary>Somebody with an account, at the name of the copy.</summary>
    private async Task<Wire> Owner()
    {
        using var visitor = await _copy.SignedIn();
        _email = visitor.Email;
        var wire = NewBrowser();
        await wire.SignIn(visitor.Email, Copy.Password);
        return wire;
    }

    private Wire NewBrowser()
    {
        var wire = new Wire(_copy);
        Named(wire);
        return wire;
    }

    private static void Named(Wire wire)
    {
        wire.Headers["Host"] = NamedCopy.Host;
        wire.Headers["Origin"] = NamedCopy.Origin;
    }

    /// <summary>What the page then says.</summary>
    private static async Task<string> Add(Wire owner, Authenticator device)
    {
        var made = device.Make(await owner.Ask(Passkeys));
        return await owner.After(await owner.Send($"{Passkeys}/add", made, Passkeys, ("name", "my phone")));
    }

    private static async Task<Reply> SignIn(Wire browser, Authenticator device, string next = "") =>
        await browser.Send(Door, device.Sign(await browser.Ask("/sign-in")), "/sign-in", ("next", next));

    private static string Forge(string lie, string options, Authenticator device, Authenticator other)
    {
        switch (lie)
        {
            case "another site's origin":
                device.Origin = "https://people.example.org.evil.example";
                break;
            case "another site's name":
                device.Domain = "evil.example";
                break;
            case "not verified":
                device.Flags = Authenticator.Says.Present;
                break;
            case "not present":
                device.Flags = Authenticator.Says.Verified;
                break;
            case "another challenge":
                var asked = JsonNode.Parse(options)!;
                asked["challenge"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
                return device.Sign(asked.ToJsonString());
            case "no answer":
                return "{";
        }
        var signed = JsonNode.Parse(device.Sign(options))!;
        if (lie == "another key")
            signed["response"]!["signature"] = JsonNode.Parse(other.Sign(options))!["response"]![
                "signature"
            ]!.GetValue<string>();
        if (lie == "no user")
            signed["response"]!["userHandle"] = null;
        return signed.ToJsonString();
    }

    private async Task<Credential> SessionOf(Wire wire)
    {
        var hash = new Secret(wire.Cookies["tilth"]).Hash;
        await using var db = _copy.The<TilthStore>().ReadOwn();
        return await db.Set<Credential>().SingleAsync(row => row.SecretHash == hash);
    }
}
