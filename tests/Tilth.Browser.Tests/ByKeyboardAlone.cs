namespace Tilth.Browser.Tests;

/// <summary>What somebody does who has no mouse: a whole morning by keys.</summary>
public sealed class ByKeyboardAlone(Demo demo)
{
    [Fact]
    public async Task One_signs_in_and_sees_who_to_reach()
    {
        await using var visit = await demo.Visit(Look.Desk, signedIn: false);
        await visit.Page.GotoAsync("/");
        await Reach(visit, "#email");
        await visit.Page.Keyboard.TypeAsync("wren@example.org");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("a quiet row of beans");
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.Page.WaitForSelectorAsync(".lane");
    }

    [Fact]
    public async Task N_writes_a_line_with_what_it_will_become_below_and_enter_saves()
    {
        await using var visit = await demo.Visit(Look.Desk);
        await visit.Page.GotoAsync("/people");
        await visit.Page.Keyboard.PressAsync("n");
        await visit.Page.Keyboard.TypeAsync(
            "met Zinnia Quickthorn at First Tuesday, promised to send Zinnia the seed list"
        );
        await visit.Page.WaitForSelectorAsync("#chips .chip");
        (await visit.Page.InnerTextAsync("#chips")).ShouldContain("Zinnia Quickthorn");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForSelectorAsync(".flash");

        await visit.Page.GotoAsync("/find?q=quickthorn");
        (await visit.Page.InnerTextAsync(".found")).ShouldContain("Zinnia Quickthorn");
    }

    [Fact]
    public async Task Control_k_finds_and_enter_opens()
    {
        await using var visit = await demo.Visit(Look.Desk);
        await visit.Page.GotoAsync("/history");
        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.Keyboard.TypeAsync("ald");
        await visit.Page.WaitForSelectorAsync("#found a.name");
        var first = await visit.Page.InnerTextAsync("#found a.name >> nth=0");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.Page.WaitForSelectorAsync("h1 .name, h1.name");
        (await visit.Page.InnerTextAsync("h1")).ShouldContain(first);
    }

    [Fact]
    public async Task On_today_j_goes_on_and_l_puts_off_whom_one_stands_on()
    {
        await using var visit = await demo.Visit(Look.Desk);
        await visit.Page.GotoAsync("/");
        var names = await visit.Page.Locator(".item .name").AllInnerTextsAsync();
        names.Count.ShouldBeGreaterThan(1);
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("j");
        (await Focused(visit)).ShouldContain(names[1]);

        await visit.Page.Keyboard.PressAsync("l");
        await visit.Page.WaitForLoadStateAsync();
        await visit.Page.WaitForSelectorAsync("h1");
        (await visit.Page.Locator(".item .name").AllInnerTextsAsync()).ShouldNotContain(names[1]);
    }

    [Fact]
    public async Task Who_is_the_same_is_answered_by_a_key_and_the_next_pair_comes()
    {
        await using var visit = await demo.Visit(Look.Desk);
        foreach (var name in (string[])["Teasel Quickthorn", "T. Quickthorn"])
        {
            await visit.Page.GotoAsync("/people/new");
            await visit.Page.FillAsync("#name", name);
            await visit.Page.FillAsync("#email", "teasel.quickthorn@example.org");
            await visit.Page.Keyboard.PressAsync("Enter");
            await visit.Page.WaitForSelectorAsync("#alike button, .head h1");
            if (await visit.Page.Locator("#alike").CountAsync() > 0)
                await visit.Page.ClickAsync("#alike button");
            await visit.Page.WaitForSelectorAsync(".head h1");
        }
        await visit.Page.GotoAsync("/duplicates");
        var before = await visit.Page.InnerTextAsync(".sides thead");
        // The sample has pairs of its own; they wait until tomorrow.
        for (var tries = 0; tries < 20 && !before.Contains("Teasel", StringComparison.Ordinal); tries++)
        {
            await visit.Page.Keyboard.PressAsync("l");
            await visit.Page.WaitForSelectorAsync(".flash");
            before = await visit.Page.InnerTextAsync(".sides thead");
            // The next answer is told from this one by its page.
            await visit.Page.GotoAsync("/duplicates");
        }
        before.ShouldContain("Teasel Quickthorn");

        await visit.Page.Keyboard.PressAsync("s");
        await visit.Page.WaitForSelectorAsync(".flash");

        (await visit.Page.InnerTextAsync(".flash")).ShouldContain("one person now");
        visit.Page.Url.ShouldEndWith("/duplicates");
        (await visit.Page.Locator(".sides thead").AllInnerTextsAsync()).ShouldNotContain(before);
    }

    [Fact]
    public async Task Sorting_goes_on_by_keys_takes_the_last_one_back_and_stops()
    {
        await using var visit = await demo.Visit(Look.Desk);
        await visit.Page.GotoAsync("/sort/one?on=true");
        var first = await visit.Page.InnerTextAsync("h1");
        await visit.Page.Keyboard.PressAsync("2");
        await visit.Page.WaitForSelectorAsync("[data-key=u]");
        var second = await visit.Page.InnerTextAsync("h1");
        second.ShouldNotBe(first);
        await visit.Page.Keyboard.PressAsync("l");
        await visit.Page.WaitForFunctionAsync("was => document.querySelector('h1').innerText !== was", second);

        foreach (var back in (string[])[second, first])
        {
            await visit.Page.Keyboard.PressAsync("u");
            await visit.Page.WaitForFunctionAsync("name => document.querySelector('h1').innerText === name", back);
        }

        await visit.Page.Keyboard.PressAsync("s");
        await visit.Page.WaitForSelectorAsync(".doors");
        visit.Page.Url.ShouldEndWith("/sort");
    }

    [Fact]
    public async Task Question_mark_lists_the_keys_and_escape_closes_the_list()
    {
        await using var visit = await demo.Visit(Look.Desk);
        await visit.Page.GotoAsync("/people");
        await visit.Page.Keyboard.PressAsync("?");
        await visit.Page.WaitForSelectorAsync("#keys[open]");
        (await visit.Page.InnerTextAsync("#keys")).ShouldContain("Ctrl");
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.WaitForSelectorAsync("#keys:not([open])", new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task Tab_reaches_every_control_and_shows_where_it_is()
    {
        await using var visit = await demo.Visit(Look.Desk);
        foreach (var path in (string[])["/", "/people?q=circle:close", "/import"])
        {
            await visit.Page.GotoAsync(path);
            var all = await visit.Page.EvaluateAsync<int>(
                """
                () => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
                  .filter(it => it.checkVisibility() && (it.type !== "radio" || it.checked)).length
                """
            );
            var seen = 0;
            for (; seen <= all + 5; seen++)
            {
                await visit.Page.Keyboard.PressAsync("Tab");
                var shows = await visit.Page.EvaluateAsync<string?>(
                    """
                    () => {
                      const it = document.activeElement;
                      if (!it || it === document.body) return null;
                      const ringed = node => node && (getComputedStyle(node).outlineStyle !== "none" || ringed(node.closest(".capture:focus-within") === node ? null : node.closest(".capture")));
                      return ringed(it) ? "yes" : it.outerHTML.slice(0, 120);
                    }
                    """
                );
                if (shows is null)
                    break;
                shows.ShouldBe("yes", path);
            }
            seen.ShouldBe(all, path);
        }
    }

    private static Task<string> Focused(Visit visit) =>
        visit.Page.EvaluateAsync<string>("() => document.activeElement.closest('.item')?.innerText ?? ''");

    private static async Task Reach(Visit visit, string selector)
    {
        for (var steps = 0; steps < 20; steps++)
        {
            if (await visit.Page.EvaluateAsync<bool>("it => document.activeElement?.matches(it)", selector))
                return;
            await visit.Page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"Tab does not reach {selector}.");
    }
}
