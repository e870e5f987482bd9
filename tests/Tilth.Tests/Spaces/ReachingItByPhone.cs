using System.Net;
using AngleSharp.Dom;

namespace Tilth.Tests.Spaces;

/// <summary>Settings > My phone: whether a phone reaches this copy, as the page itself can tell by the way it came.</summary>
public sealed class ReachingItByPhone
{
    private const string Phone = "/settings/phone";

    [Fact]
    public async Task Without_an_address_only_this_computer_reaches_it_and_each_way_is_shown_with_its_port()
    {
        await using var copy = await Started(new Copy());
        using var operatorOfIt = await copy.SignedIn();

        var page = await operatorOfIt.Page(Phone);

        page.One("#reached").TextContent.ShouldBe("Only this computer can reach this copy.");
        page.All(".qr").ShouldBeEmpty();
        page.Text.ShouldContain("Until an address is set");
        foreach (var way in new[] { "proxy", "overlay", "home" })
        {
            page.All($"#{way} ol > li").Length.ShouldBeGreaterThan(3, way);
            page.All($"#{way} pre").ShouldContain(block => block.TextContent.Contains($"{copy.Address.Port}"), way);
        }
        page.One("#proxy").TextContent.ShouldContain($"reverse_proxy 127.0.0.1:{copy.Address.Port}");
        page.One("#proxy").TextContent.ShouldContain("proxy_set_header X-Forwarded-For $remote_addr;");
        page.One("#proxy")
            .TextContent.ShouldContain(
                $"tilth serve --origin https://people.example.org --behind-proxy --urls http://localhost:{copy.Address.Port} --data {copy.Folder}"
            );
        (await operatorOfIt.Page("/settings")).All($"a[href='{Phone}']").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task By_its_name_and_https_a_phone_reaches_it()
    {
        await using var copy = await Started(Named());
        using var visitor = await copy.SignedIn();
        using var phone = await ByName(copy, visitor);

        var page = await phone.Get(Phone);

        Reached(page).ShouldBe("Your phone can reach this copy at https://people.example.org.");
        page.Document.QuerySelectorAll("svg.qr path").Length.ShouldBe(1);
        page.Document.QuerySelectorAll("a[href='https://people.example.org']").Length.ShouldBe(1);
        page.Text.ShouldContain("Add to Home Screen");
        page.Document.QuerySelector("#proxy")!.TextContent.ShouldContain("server_name people.example.org;");
        phone.Cookies.Keys.ShouldContain("__Host-tilth");
    }

    [Fact]
    public async Task What_is_missing_on_the_way_is_said()
    {
        await using var copy = await Started(Named());
        using var visitor = await copy.SignedIn();
        using var phone = await ByName(copy, visitor);
        phone.Headers.Remove("X-Forwarded-Proto");
        phone.Cookies["tilth"] = phone.Cookies["__Host-tilth"];

        (await phone.Get(Phone)).Text.ShouldContain(
            "was not told that it was by https. The proxy must set X-Forwarded-Proto"
        );
        var page = await visitor.Page(Phone);
        page.One("#reached")
            .TextContent.ShouldBe("The address https://people.example.org is set, but this page did not come by it.");
        page.Text.ShouldNotContain("Add to Home Screen");
    }

    [Fact]
    public async Task Behind_a_proxy_without_an_address_it_says_so_and_names_no_host_that_a_request_made_up()
    {
        await using var copy = await Started(new Copy { BehindProxy = true });
        using var visitor = await copy.SignedIn();
        using var wire = await ByName(copy, visitor, "evil.example");

        var page = await wire.Get(Phone);

        Reached(page).ShouldBe("A phone may reach this copy, but it does not know by which address.");
        page.Body.ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task The_operator_tries_it_from_the_page_and_nobody_else_does()
    {
        await using var copy = await Started(new Copy { Origin = "https://people.invalid" });
        using var operatorOfIt = await copy.SignedIn();
        using var other = await copy.SignedIn("Ash Lindqvist");

        var tried = await (await operatorOfIt.Page(Phone)).Press("Try it from here");
        tried.Text.ShouldContain("people.invalid is not known");
        tried.Text.ShouldContain("let it point to this machine");

        var page = await other.Page(Phone);
        page.All("details").ShouldBeEmpty();
        page.Text.ShouldNotContain("Try it from here");
        page.One("#reached").TextContent.ShouldContain("https://people.invalid");
        var form = (await other.Page("/account")).All("form").First();
        var token = form.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var sent = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["__RequestVerificationToken"] = token,
                ["_handler"] = "try",
            }
        );
        using var answer = await other.Http.PostAsync(
            new Uri(Phone, UriKind.Relative),
            sent,
            TestContext.Current.CancellationToken
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_link_for_others_begins_with_the_address_whatever_the_request_says()
    {
        await using var copy = await Started(Named());
        using var team = await Team.Begun(copy);
        using var wire = await ByName(copy, team.Owner, "evil.example");
        wire.Headers["X-Forwarded-Host"] = "evil.example";
        wire.Headers["Origin"] = "https://evil.example";
        var form = (await wire.Get(team.At("/members"))).Forms.Single(form => form.Handler == "invite");

        var made = await wire.Send(
            form.With(("Form.For", "somebody"), ("Form.Role", "Member")) with
            {
                Action = team.At("/members"),
            }
        );

        made.Document.QuerySelector("#link")!
            .GetAttribute("value")
            .ShouldNotBeNull()
            .ShouldStartWith("https://people.example.org/join/");
        made.Body.ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task Where_no_address_is_set_what_wants_one_says_so()
    {
        await using var copy = await Started(new Copy());
        using var team = await Team.Begun(copy);
        var made = await (await team.Owner.Page(team.At("/members"))).Send(
            "invite",
            ("Form.For", "somebody"),
            ("Form.Role", "Member")
        );
        made.Text.ShouldContain("Let whoever is invited open it here");
        made.All($".notice a[href$='{Phone}']").ShouldNotBeEmpty();

        var passkeys = await team.Owner.Page("/account/passkeys");
        passkeys.Text.ShouldContain("this copy is reached by a number. How it gets a name stands here: My phone");
        passkeys.All($"a[href='{Phone}']").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_phone_finds_what_it_needs_to_install_it()
    {
        await using var copy = await Started(new Copy());
        using var visitor = await copy.SignedIn();
        var page = await visitor.Page("/");
        using var manifest = System.Text.Json.JsonDocument.Parse(
            await visitor.Http.GetStringAsync(
                new Uri(page.One("link[rel=manifest]").GetAttribute("href")!, UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        );
        manifest.RootElement.GetProperty("display").GetString().ShouldBe("standalone");
        var icons = manifest
            .RootElement.GetProperty("icons")
            .EnumerateArray()
            .Select(icon => icon.GetProperty("src").GetString()!);
        using var stranger = new Wire(copy);
        foreach (var icon in icons.Append(page.One("link[rel=apple-touch-icon]").GetAttribute("href")!))
            (await stranger.Get(icon)).Header("Content-Type").ShouldBe("image/png", icon);
    }

    private static Copy Named() => new() { Origin = NamedCopy.Origin, BehindProxy = true };

    private static async Task<Copy> Started(Copy copy)
    {
        await copy.InitializeAsync();
        return copy;
    }

    /// <summary>Signed in through a proxy that speaks https under that name.</summary>
    private static async Task<Wire> ByName(Copy copy, Visitor visitor, string name = NamedCopy.Host)
    {
        var wire = new Wire(copy);
        wire.Headers["Host"] = name;
        wire.Headers["X-Forwarded-Proto"] = "https";
        wire.Headers["X-Forwarded-For"] = "198.51.100.7";
        (await wire.SignIn(visitor.Email, Copy.Password)).Status.ShouldBe(HttpStatusCode.Found);
        return wire;
    }

    private static string Reached(Reply page) => page.Document.QuerySelector("#reached")!.TextContent;
}
