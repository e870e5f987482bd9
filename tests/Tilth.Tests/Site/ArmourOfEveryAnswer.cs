using System.Net;
using System.Text.Json;

namespace Tilth.Tests.Site;

/// <summary>Every answer carries the same headers, whether it is a page, a refusal or an error.</summary>
public sealed class ArmourOfEveryAnswer(Planted planted) : IClassFixture<Planted>
{
    [Fact]
    public async Task Pages_refusals_and_errors_are_armoured_and_not_stored()
    {
        using var stranger = new Wire(planted.Copy);
        var form = planted.Pages.Forms()[0].Without(Form.Token);
        List<Reply> replies =
        [
            .. planted.Pages,
            await planted.Wire.Get("/no/such/page"),
            await planted.Wire.Get($"/people/{Guid.NewGuid()}"),
            await planted.Wire.Get("/in/nobodys-book/people"),
            await planted.Wire.Send(HttpMethod.Delete, "/people"),
            await planted.Wire.Send(form),
            await stranger.Get("/people"),
            await stranger.Get("/sign-in"),
            await stranger.Post("/people", (await stranger.Get("/sign-in")).Forms.Single().Fields),
            await Fails(),
        ];
        replies
            .Select(reply => (int)reply.Status)
            .Distinct()
            .ShouldBe([200, 302, 400, 401, 404, 405, Copy.IsPostgres ? 500 : 503], ignoreOrder: true);
        foreach (var reply in replies)
        {
            Armoured(reply);
            reply.Header("Cache-Control").ShouldContain("no-store", Case.Sensitive, reply.Path);
        }
    }

    [Fact]
    public async Task A_file_keeps_for_good_under_the_name_that_holds_its_print_and_nothing_else_does()
    {
        var files = planted
            .Pages.Single(page => page.Path == "/")
            .Document.QuerySelectorAll("link[href], script[src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
            .ToList();
        files.Count.ShouldBeGreaterThan(3);
        foreach (var file in files)
        {
            var reply = await planted.Wire.Get(file);
            reply.Status.ShouldBe(HttpStatusCode.OK, file);
            Kept(file).ShouldContain("immutable", Case.Sensitive, file);
            reply.Header("X-Content-Type-Options").ShouldBe("nosniff", file);
            reply.SetCookies.ShouldBeEmpty(file);
        }
        Kept("/tilth.css").ShouldBe("no-cache");
    }

    /// <summary>What a published program says of the file; one that runs from its sources lets no file be kept.</summary>
    private static string Kept(string file)
    {
        using var manifest = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "tilth.staticwebassets.endpoints.json"))
        );
        return manifest
            .RootElement.GetProperty("Endpoints")
            .EnumerateArray()
            .First(endpoint => $"/{endpoint.GetProperty("Route").GetString()}" == file)
            .GetProperty("ResponseHeaders")
            .EnumerateArray()
            .First(header => header.GetProperty("Name").GetString() == "Cache-Control")
            .GetProperty("Value")
            .GetString()!;
    }

    [Fact]
    public void Nothing_of_another_site_is_loaded_and_no_script_or_style_stands_in_a_page()
    {
        foreach (var page in planted.Pages)
        {
            page.Document.QuerySelectorAll("script:not([src]), style, base, iframe, object, embed")
                .ShouldBeEmpty(page.Path);
            page.Document.All.SelectMany(element => element.Attributes)
                .Where(attribute =>
                    attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style"
                )
                .Select(attribute => attribute.Name)
                .ShouldBeEmpty(page.Path);
            page.Document.QuerySelectorAll("[src], link[href], form[action]")
                .Select(element =>
                    element.GetAttribute("src") ?? element.GetAttribute("href") ?? element.GetAttribute("action")!
                )
                .ShouldAllBe(address => address.StartsWith('/') && !address.StartsWith("//"), page.Path);
        }
    }

    private static void Armoured(Reply reply)
    {
        var policy = reply.Header("Content-Security-Policy");
        policy.ShouldNotContain("unsafe", Case.Insensitive, reply.Path);
        foreach (
            var rule in new[]
            {
                "default-src 'none'",
                "script-src 'self'",
                "object-src 'none'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
                "form-action 'self'",
            }
        )
            policy.ShouldContain(rule, Case.Sensitive, reply.Path);
        reply.Header("X-Content-Type-Options").ShouldBe("nosniff", reply.Path);
        reply.Header("Referrer-Policy").ShouldBe("same-origin", reply.Path);
        reply.Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin", reply.Path);
        reply.Header("Server").ShouldBeEmpty(reply.Path);
    }

    /// <summary>A copy that has lost its database.</summary>
    private static async Task<Reply> Fails()
    {
        await using var copy = new Copy();
        await copy.InitializeAsync();
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        await ((Tilth.Store.Database)copy.Services.GetService(typeof(Tilth.Store.Database))!).DisposeAsync();
        if (!Copy.IsPostgres)
            File.Delete(Path.Combine(copy.Folder, "tilth.db"));
        var reply = await wire.Get("/people");
        reply.Text.ShouldContain("That did not work.");
        return reply;
    }
}
