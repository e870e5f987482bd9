using System.Net;
using Tilth.Cards;
using Tilth.People.Listing;

namespace Tilth.Tests.People.Listing;

/// <summary>A list on paper, and labels for envelopes: what stands where, and whose people they are.</summary>
public sealed class PrintingPeople(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task The_list_on_paper_has_all_whom_the_question_finds_with_how_they_are_reached()
    {
        using var visitor = await copy.SignedIn();
        await Live(visitor, "Rowan Alder", "Porto", "Portugal");
        for (var at = 0; at < 55; at++)
            await visitor.Add($"Sorrel Birch {at:00}");

        var all = await visitor.Page("/people/print");

        all.All("tbody tr").Length.ShouldBe(56);
        all.All("thead th").Select(cell => cell.TextContent).ShouldBe(["Name", "Work", "Phone", "E-mail", "City"]);
        var rowan = (await visitor.Page("/people/print?q=city:Porto")).All("tbody tr").ShouldHaveSingleItem();
        rowan
            .QuerySelectorAll("th, td")
            .Select(cell => cell.TextContent.Trim())
            .ShouldBe(["Rowan Alder", "Editor, Quince Press", "+351 912 000 001", "rowan@example.org", "Porto"]);
        rowan.QuerySelector("bdi.name").ShouldNotBeNull();
    }

    [Fact]
    public async Task Labels_begin_where_the_sheet_is_free_and_name_who_has_no_address()
    {
        using var visitor = await copy.SignedIn();
        for (var at = 0; at < 23; at++)
            await Live(visitor, $"Rowan Alder {at:00}", "Porto", "Portugal");
        await visitor.Add("Linden Frost");
        var town = await visitor.Add("Elder Marsh");
        await (await visitor.Page($"/people/{town}/edit")).Send("edit-person", ("Form.Addresses[0].City", "Porto"));

        var page = await visitor.Page("/people/labels?sheet=a4-24&start=3");

        page.Text.ShouldContain("Two people have no address");
        page.One("details").TextContent.ShouldContain("Linden Frost");
        page.One("details").TextContent.ShouldContain("Elder Marsh", Case.Sensitive, "a town alone brings no letter");
        var sheets = page.All("ol.sheet.a4-24");
        sheets.Select(sheet => sheet.QuerySelectorAll("li").Length).ShouldBe([24, 1]);
        sheets[0].QuerySelectorAll("li").Take(2).ShouldAllBe(place => place.QuerySelector("address") == null);
        page.All("ol.sheet address").Length.ShouldBe(23);
        page.All("ol.sheet address")[0]
            .QuerySelectorAll("bdi")
            .Select(line => line.TextContent)
            .ShouldBe(["Rowan Alder 00", "Rua das Flores 1", "4050-262 Porto", "Portugal"]);
        page.All("form[method='get'] select[name='sheet'] option").Length.ShouldBe(6);
        page.Html.ShouldNotContain("style=");
    }

    [Theory]
    [InlineData("?sheet=letter-30&start=99", "letter-30", 30)]
    [InlineData("?sheet=dl&start=7", "dl", 1)]
    [InlineData("?sheet=nonsense&start=-4", "a4-24", 1)]
    [InlineData("?sheet=a4-14&start=abc", "a4-14", 1)]
    public async Task Whatever_is_asked_for_there_is_a_sheet(string query, string sheet, int places)
    {
        using var visitor = await copy.SignedIn();
        await Live(visitor, "Rowan Alder", "Porto", "Portugal");

        var page = await visitor.Page($"/people/labels{query}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.One($"ol.sheet.{sheet}").QuerySelectorAll("li").Length.ShouldBe(places);
    }

    [Theory]
    [InlineData("Elm Street 5", "12345", "Bonn", "", "Germany", "Elm Street 5|12345 Bonn|Germany")]
    [InlineData("5 Elm Street", "97201", "Portland", "OR", "USA", "5 Elm Street|Portland, OR 97201|USA")]
    [InlineData("5 Elm Street", "K1A 0B1", "Ottawa", "ON", "Canada", "5 Elm Street|Ottawa ON K1A 0B1|Canada")]
    [InlineData("5 Elm Street", "SW1A 1AA", "London", "", "UK", "5 Elm Street|London|SW1A 1AA|UK")]
    [InlineData("1 Elm Court\n5 Elm Street", "", "Galway", "", "", "1 Elm Court|5 Elm Street|Galway")]
    public void An_address_stands_as_the_post_of_its_country_reads_it(
        string street,
        string code,
        string city,
        string region,
        string country,
        string lines
    ) =>
        AddressLines
            .Of(
                new PostalAddress
                {
                    Street = street,
                    PostalCode = code,
                    Locality = city,
                    Region = region,
                    Country = country,
                }
            )
            .ShouldBe(lines.Split('|'));

    [Fact]
    public void What_the_card_says_that_stands_on_a_letter_stands_on_the_label() =>
        AddressLines
            .Of(
                new PostalAddress
                {
                    Locality = "Porto",
                    Parameters = [new("LABEL", ["Quince Press\nAttn. Rowan\nPorto"])],
                }
            )
            .ShouldBe(["Quince Press", "Attn. Rowan", "Porto"]);

    [Fact]
    public async Task Nobody_of_another_book_stands_on_it_and_nobody_outside_sees_it()
    {
        using var visitor = await copy.SignedIn();
        using var team = await Team.WithAllRoles(copy);
        await Live(visitor, "Rowan Alder", "Porto", "Portugal");
        await Live(team.Owner, "Fern Thorne", "Porto", "Portugal", team.At(""));

        foreach (var page in (string[])["/people/print", "/people/labels"])
        {
            (await team.Owner.Page(page)).Html.ShouldNotContain("Rowan Alder");
            (await team["Viewer"].Page(team.At(page))).Text.ShouldContain("Fern Thorne");
            (await visitor.Page(page)).Html.ShouldNotContain("Fern Thorne");
            (await visitor.Page(team.At(page))).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private static async Task Live(Visitor visitor, string name, string city, string country, string root = "")
    {
        var form = await visitor.Page($"{root}/people/new");
        var added = await form.Send(
            "add-person",
            ("Form.Name", name),
            ("Form.Email", $"{name.Split(' ')[0]}@example.org".ToLowerInvariant()),
            ("Form.Phone", "+351 912 000 001"),
            ("Form.Organisation", "Quince Press"),
            ("Form.Title", "Editor")
        );
        if (added.All("#alike").Length > 0)
            added = await added.Send("add-person");
        var saved = await (await visitor.Page($"{added.Location}/edit")).Send(
            "edit-person",
            ("Form.Addresses[0].Street", "Rua das Flores 1"),
            ("Form.Addresses[0].PostalCode", "4050-262"),
            ("Form.Addresses[0].City", city),
            ("Form.Addresses[0].Country", country)
        );
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
    }
}
