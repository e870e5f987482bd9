using System.Text.Json;

namespace Tilth.Browser.Tests.House;

/// <summary>Somebody at a page, and what the browser complained of meanwhile.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly string Axe = Read("axe.js");
    private readonly List<string> _complaints = [];

    private Visit(IBrowserContext context, IPage page) => (Context, Page) = (context, page);

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors of scripts and of the content policy, and requests that left this site.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Visit> In(IBrowserContext context, string address)
    {
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Page.SetDefaultTimeout(30_000);
        visit.Page.Console += (_, message) => visit.Note(message.Type == "error", message.Text);
        visit.Page.PageError += (_, error) => visit.Note(true, error);
        visit.Page.Request += (_, request) =>
            visit.Note(
                !request.Url.StartsWith(address, StringComparison.Ordinal)
                    && !request.Url.StartsWith("data:", StringComparison.Ordinal),
                $"asked another site: {request.Url}"
            );
        return visit;
    }

    public async Task SignIn()
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("#email", "wren@example.org");
        await Page.FillAsync("#password", "a quiet row of beans");
        await Page.ClickAsync("main button[type=submit], .plain button[type=submit]");
    }

    /// <summary>A device in the browser that verifies its owner without asking.</summary>
    public async Task PlugIn()
    {
        var browser = await Context.NewCDPSessionAsync(Page);
        await browser.SendAsync("WebAuthn.enable");
        var options = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        };
        await browser.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>(StringComparer.Ordinal) { ["options"] = options }
        );
    }

    public async Task<string> Text() => await Page.InnerTextAsync("body");

    /// <summary>What axe finds against WCAG 2.2 AA and good practice: rule and element.</summary>
    public async Task<IReadOnlyList<string>> Violations()
    {
        await Page.EvaluateAsync(Axe);
        var result = await Page.EvaluateAsync<JsonElement>("() => axe.run(document)");
        return
        [
            .. result
                .GetProperty("violations")
                .EnumerateArray()
                .SelectMany(rule =>
                    rule.GetProperty("nodes")
                        .EnumerateArray()
                        .Select(node => $"{rule.GetProperty("id")}: {node.GetProperty("html")}")
                ),
        ];
    }

    /// <summary>By how many pixels the page is wider than its window.</summary>
    public Task<int> Overflow() =>
        Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)");

    private void Note(bool isComplaint, string text)
    {
        if (isComplaint)
            _complaints.Add(text);
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Visit).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
