namespace Tilth.Browser.Tests;

/// <summary>Long, foreign and enlarged text: nothing is cut, nothing runs out of the window.</summary>
public sealed class WithOddText(Demo demo)
{
    [Theory]
    [InlineData("Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessen")]
    [InlineData("عبد الرحمن بن محمد بن عبد الله بن عبد العزيز آل سعود الفيصل المتوكل على الله")]
    [InlineData("ณัฐพงศ์ศักดิ์สิทธิ์ไพบูลย์วัฒนาพาณิชย์กุลชัยประเสริฐศรี")]
    [InlineData("王小明")]
    public async Task A_name_is_never_cut_and_never_widens_the_page(string name)
    {
        await using var visit = await demo.Visit(Look.SmallPhone);
        await visit.Page.GotoAsync("/people/new");
        await visit.Page.FillAsync("#name", name);
        await visit.Page.ClickAsync("main form.form button.button");
        await visit.Page.WaitForSelectorAsync("h1 bdi");
        var person = new Uri(visit.Page.Url).AbsolutePath;

        foreach (var path in (string[])[person, $"{person}/edit", "/people?sort=added", "/history", "/"])
        {
            await visit.Page.GotoAsync(path);
            (await visit.Overflow()).ShouldBe(0, path);
            var cut = await visit.Page.EvaluateAsync<bool>(
                "() => [...document.querySelectorAll('.name')].some(it => getComputedStyle(it).textOverflow === 'ellipsis' || it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).display !== 'inline')"
            );
            cut.ShouldBeFalse(path);
        }
        await visit.Page.GotoAsync("/people?sort=added");
        (await visit.Page.InnerTextAsync(".people")).ShouldContain(name);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/people?q=circle:close")]
    [InlineData("/people/new")]
    [InlineData("/import")]
    public async Task Text_twice_as_large_still_fits(string path)
    {
        await using var visit = await demo.Visit(Look.Phone);
        await visit.Page.GotoAsync(path);
        await visit.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        (await visit.Overflow()).ShouldBe(0);
        (await visit.Violations()).ShouldBeEmpty();
    }
}
