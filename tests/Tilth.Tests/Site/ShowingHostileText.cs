using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Tests.Site;

/// <summary>What others wrote is text, whatever it looks like.</summary>
public sealed class ShowingHostileText(Copy copy) : IClassFixture<Copy>
{
    private static readonly string[] Payloads =
    [
        "<script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "</select></form><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script href=data:text/javascript,alert(1) />",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<body onload=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "\"><script>alert(1)</script>",
        "'><script>alert(1)</script>",
        "\" autofocus onfocus=alert(1) x=\"",
        "' autofocus onfocus=alert(1) x='",
        "` onmouseover=alert(1)",
        "\" style=\"background:url(javascript:alert(1))",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "\u0001javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "jav&#x09;ascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "work: javascript:alert(1)",
        "https://example.org/\"onmouseover=\"alert(1)",
        "https://example.org/<script>alert(1)</script>",
        "<a href=javascript:alert(1)>x</a>",
        "<form action=javascript:alert(1)><button>x",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<base href=//evil.example>",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<!--><script>alert(1)</script>-->",
        "]]><script>alert(1)</script>",
        "{{constructor.constructor('alert(1)')()}} @Html.Raw(1) {0} %s",
        "\u202e<script>alert(1)</script>\u2028",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "Robert\r\nSet-Cookie: evil=1\r\n\r\n<script>alert(1)</script>",
    ];

    [Fact]
    public async Task Forty_payloads_in_every_field_run_on_no_page()
    {
        Payloads.Length.ShouldBeGreaterThanOrEqualTo(40);
        using var visitor = await copy.SignedIn(Payloads[0]);
        using var wire = await Wire.SignedIn(copy, visitor);
        await Send(wire, "/people/fields", "define-field", Payloads[8], ["Name"]);
        foreach (var (payload, at) in Payloads.Select((payload, at) => (payload, at)))
            await Fill(wire, payload, at);
        await NameCircles(await copy.MeOf(visitor));

        var pages = await Crawl.Pages(copy, wire);

        pages.Count.ShouldBeGreaterThan(Payloads.Length * 4);
        foreach (var page in pages)
            Inert(page);
        foreach (var payload in Payloads.Select(Squeezed))
            pages.ShouldContain(page => Squeezed(page.Document.Body!.TextContent).Contains(payload), payload);
    }

    /// <summary>PostgreSQL cannot keep it, and no name has one.</summary>
    [Fact]
    public async Task A_zero_byte_is_refused()
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        var add = (await wire.Get("/people/new")).Forms.Single(form => form.Handler == "add-person");

        var reply = await wire.Send(add.With(("Form.Name", "Rowan\0Alder")));

        reply.Status.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await wire.Get("/people")).Text.ShouldNotContain("Rowan");
    }

    private static void Inert(Reply page)
    {
        if (!page.Header("Content-Type").StartsWith("text/html", StringComparison.Ordinal))
        {
            // A file for another program, a plain word, or JSON: no browser may read it as a page.
            page.Header("X-Content-Type-Options").ShouldBe("nosniff");
            if (page.Header("Content-Type").Split(';')[0] is not ("text/plain" or "application/json"))
                page.Header("Content-Disposition").ShouldStartWith("attachment", Case.Sensitive, page.Path);
            return;
        }
        page.Document.QuerySelectorAll("script")
            .Select(script => script.GetAttribute("src") ?? "inline")
            .ShouldAllBe(source => source.StartsWith("/tilth."), page.Path);
        page.Document.QuerySelectorAll(
                "iframe, object, embed, style, base, meta[http-equiv], math, img, details:not(.reach, .waiting, .how, .many, .fold), svg script"
            )
            .ShouldBeEmpty(page.Path);
        page.Document.QuerySelectorAll("link")
            .ShouldAllBe(link => link.GetAttribute("href")!.StartsWith('/'), page.Path);
        foreach (var attribute in page.Document.All.SelectMany(element => element.Attributes))
        {
            attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase).ShouldBeFalse(page.Path);
            if (attribute.Name is "href" or "src" or "action" or "formaction" or "srcdoc" or "xlink:href")
                IsHarmless(attribute.Value).ShouldBeTrue($"{page.Path}: {attribute.Value}");
        }
        page.Headers["Set-Cookie"].ShouldAllBe(cookie => cookie.StartsWith("tilth"));
    }

    private static bool IsHarmless(string address)
    {
        // A browser drops these before it looks for the scheme.
        var read = new string([.. address.Where(letter => letter > ' ')]).ToLowerInvariant();
        return read.StartsWith("http://", StringComparison.Ordinal)
            || read.StartsWith("https://", StringComparison.Ordinal)
            || read.StartsWith("mailto:", StringComparison.Ordinal)
            || read.StartsWith("sms:", StringComparison.Ordinal)
            || read.StartsWith("tel:", StringComparison.Ordinal)
            || (read.StartsWith('/') && !read.StartsWith("//", StringComparison.Ordinal))
            || read.StartsWith('#');
    }

    private static async Task Fill(Wire wire, string payload, int at)
    {
        var add = (await wire.Get("/people/new")).Forms.Single(form => form.Handler == "add-person");
        string[] fields = ["Name", "Title", "Organisation", "HowMet"];
        var added = await wire.Send(
            add.With([.. fields.Select(field => ($"Form.{field}", payload)), ("Form.Email", Address(payload))])
        );
        // One whose name sounds like another's is asked about.
        if (added.Document.QuerySelector("#alike") is not null)
            added = await wire.Send(added.Forms.Single(form => form.Handler == "add-person"));
        added.Location.ShouldNotBeNull($"{added.Status} {added.Text}");
        await wire.Get(added.Location);
        await Send(
            wire,
            $"{added.Location}/edit",
            "edit-person",
            payload,
            [
                "Nicknames",
                "Pronouns",
                "FormOfAddress",
                "Messengers",
                "SecondFamily",
                "PhoneticGiven",
                "Addresses[0].Label",
                "Addresses[0].Street",
                "Addresses[0].City",
                "Addresses[0].PostalCode",
                "Addresses[0].Country",
                "Own[0].Text",
                "Around",
                "About",
            ],
            ("Form.Emails", Address(payload)),
            ("Form.Links", $"https://example.org/{Squeezed(payload)}"),
            ("Form.Labels", payload[..Math.Min(60, payload.Length)]),
            ("Form.Phones", Number(payload.ReplaceLineEndings(" ")))
        );
        await Send(wire, $"{added.Location}/mine", "edit-relationship", payload, ["HowMet", "Notes"]);
        await Send(wire, $"{added.Location}/work/new", "work", payload, ["Title", "Organisation"]);
        var talk = $"/conversations/new?with={added.Location.Split('/')[^1]}";
        await Send(
            wire,
            talk,
            "record-conversation",
            payload,
            ["Text", "Place"],
            ("Form.On", $"2026-0{1 + at % 9}-01")
        );
    }

    /// <summary>The payload as an address that is taken for one.</summary>
    private static string Address(string payload) =>
        $"{string.Concat(payload.Where(letter => !char.IsWhiteSpace(letter) && letter != '@'))}@example.org";

    /// <summary>The payload as a phone number that is taken for one: an address of the web at its start is none.</summary>
    private static string Number(string payload) =>
        payload.StartsWith("http", StringComparison.Ordinal) ? $"12345 {payload}" : $"{payload} 12345";

    private static async Task Send(
        Wire wire,
        string page,
        string handler,
        string payload,
        string[] fields,
        params (string, string)[] more
    )
    {
        var form = (await wire.Get(page)).Forms.Single(form => form.Handler == handler);
        var sent = await wire.Send(form.With([.. fields.Select(field => ($"Form.{field}", payload)), .. more]));
        sent.Location.ShouldNotBeNull($"{page}: {sent.Text}");
        await wire.Get(sent.Location);
    }

    /// <summary>Circles have no page of their own yet; people are put into circles that are due today.</summary>
    private async Task NameCircles(Me me) =>
        await copy.The<TilthStore>()
            .Write(
                me,
                "import",
                async db =>
                {
                    var circles = await db.Circles().ToListAsync();
                    circles[0].Redraw(Payloads[12], 7);
                    circles[1].Redraw(Payloads[4], 7);
                    foreach (var mine in await db.Relationships().ToListAsync())
                        mine.KeepInTouch(circles[mine.Id.GetHashCode() & 1].Id, null);
                    return true;
                }
            );

    private static string Squeezed(string text) =>
        new([.. text.Where(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter))]);
}
