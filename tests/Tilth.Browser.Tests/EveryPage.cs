using System.Text.RegularExpressions;

namespace Tilth.Browser.Tests;

/// <summary>Every kind of page that links lead to, looked at on a desk and a phone, by day and by night.</summary>
public sealed partial class EveryPage(Demo demo)
{
    private static readonly string[] Hidden = ["/health"];

    public static TheoryData<string> Looks => new("desk", "desk at night", "phone", "phone at night");

    private static Look Called(string name) =>
        name switch
        {
            "desk" => Look.Desk,
            "desk at night" => Look.DeskAtNight,
            "phone" => Look.Phone,
            _ => Look.PhoneAtNight,
        };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Is_accessible_fits_its_window_and_asks_no_other_site(string name)
    {
        await using var visit = await demo.Visit(Called(name));
        var wrong = new List<string>();
        var kinds = await Kinds(visit);
        foreach (var path in kinds)
        {
            await visit.Page.GotoAsync(path);
            await visit.Page.EvaluateAsync(
                "() => document.querySelectorAll('details').forEach(it => { it.open = true; })"
            );
            wrong.AddRange((await visit.Violations()).Select(violation => $"{path} {violation}"));
            if (await visit.Overflow() is > 0 and var pixels)
                wrong.Add($"{path} is {pixels} px too wide");
        }

        wrong.ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
        kinds.Count.ShouldBeGreaterThan(18);
    }

    [Fact]
    public async Task Signed_out_pages_are_accessible_too()
    {
        await using var visit = await demo.Visit(Look.Phone, signedIn: false);
        foreach (var path in (string[])["/", "/sign-in", "/nowhere"])
        {
            await visit.Page.GotoAsync(path);
            (await visit.Violations()).ShouldBeEmpty(path);
            (await visit.Overflow()).ShouldBe(0, path);
        }
    }

    [Fact]
    public async Task On_a_touch_screen_everything_that_one_presses_is_large_enough()
    {
        await using var visit = await demo.Visit(Look.Phone);
        var small = new List<string>();
        foreach (var path in await Kinds(visit))
        {
            await visit.Page.GotoAsync(path);
            var found = await visit.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("button, .act, .button, .bottom a, select, input:not([type=hidden], [type=checkbox], [type=radio])")]
                  .filter(it => it.offsetParent !== null && it.getBoundingClientRect().height < 43.5)
                  .map(it => it.outerHTML.slice(0, 120))
                """
            );
            small.AddRange(found.Select(html => $"{path} {html}"));
        }
        small.ShouldBeEmpty();
    }

    /// <summary>One address of each kind (ids taken for the same), as far as links lead from the page of the morning.</summary>
    private static async Task<IReadOnlyList<string>> Kinds(Visit visit)
    {
        var open = new Queue<string>(["/", "/begin", "/find?q=ash", "/people?q=circle:close&sort=due"]);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var path))
        {
            if (!seen.TryAdd(Kind(path), path))
                continue;
            await visit.Page.GotoAsync(path);
            var links = await visit.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('a[href^=\"/\"]:not([href^=\"/export/\"], [download])')].map(link => link.getAttribute('href'))"
            );
            foreach (var link in links.Select(link => link.Split('#')[0]).Where(link => !Hidden.Contains(link)))
                open.Enqueue(link);
        }
        return [.. seen.Values];
    }

    private static string Kind(string path) => Id().Replace(path.Split('?')[0], "id");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}
