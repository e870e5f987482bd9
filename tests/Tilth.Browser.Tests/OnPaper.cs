using System.Text;
using System.Text.RegularExpressions;

namespace Tilth.Browser.Tests;

/// <summary>What really comes out of the printer: how many sheets, of which size, and what stands on them.</summary>
public sealed partial class OnPaper(Demo demo)
{
    [Theory]
    [InlineData("a4-24", 595, 842)]
    [InlineData("a4-14", 595, 842)]
    [InlineData("letter-30", 612, 792)]
    [InlineData("dl", 624, 312)]
    [InlineData("c6", 459, 323)]
    [InlineData("no10", 684, 297)]
    public async Task Labels_come_out_on_as_many_sheets_as_they_need_of_their_own_size(
        string sheet,
        double width,
        double height
    )
    {
        await using var visit = await demo.Visit(Look.DeskAtNight, script: false);
        await visit.Page.GotoAsync($"/people/labels?q=circle:close&sheet={sheet}&start=3");
        var sheets = await visit.Page.Locator("ol.sheet").CountAsync();
        sheets.ShouldBeGreaterThan(0);

        var pdf = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));

        OnePage().Count(pdf).ShouldBe(sheets);
        foreach (Match box in Size().Matches(pdf))
        {
            double.Parse(box.Groups["width"].Value, null).ShouldBe(width, 1);
            double.Parse(box.Groups["height"].Value, null).ShouldBe(height, 1);
        }
    }

    [Theory]
    [InlineData("/people/print?q=circle:close")]
    [InlineData("/people/labels?q=circle:close")]
    [InlineData("/people?q=circle:close")]
    public async Task Neither_the_ways_around_nor_buttons_are_printed(string path)
    {
        await using var visit = await demo.Visit(Look.Desk);
        await visit.Page.GotoAsync(path);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var hidden in (string[])[".rail nav", ".bottom", ".field-row", "button", "form .act"])
            (await visit.Page.Locator($"{hidden} >> visible=true").CountAsync()).ShouldBe(0, hidden);
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 1000)]
    private static partial Regex OnePage();

    [GeneratedRegex(@"/MediaBox\s*\[0 0 (?<width>[\d.]+) (?<height>[\d.]+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();
}
