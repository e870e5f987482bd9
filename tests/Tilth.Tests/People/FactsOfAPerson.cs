using System.Net;

namespace Tilth.Tests.People;

public sealed class FactsOfAPerson(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task Every_fact_that_is_typed_stands_on_the_page_and_in_the_form_again()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Sorrel Birch Moor");
        (string Field, string Value)[] facts =
        [
            ("Prefix", "Dr"),
            ("Given", "Sorrel"),
            ("Additional", "Fern"),
            ("Family", "Birch"),
            ("SecondFamily", "Moor"),
            ("Suffix", "MBA"),
            ("PhoneticGiven", "Sorl"),
            ("PhoneticFamily", "Burch"),
            ("Nicknames", "Sori, Birchy"),
            ("Pronouns", "they/them"),
            ("FormOfAddress", "formal"),
            ("Emails", "home: sorrel@example.org\nwork: birch@example.org"),
            ("Phones", "+351 912 000 001\nwork: +351 912 000 002"),
            ("Messengers", "Signal: +351 912 000 003"),
            ("Links", "https://sorrel.example/"),
            ("Addresses[0].Street", "Rua das Flores 1"),
            ("Addresses[0].City", "Porto"),
            ("Addresses[0].Label", "home"),
            ("Birthday", "1975-04-12"),
            ("Anniversary", "--06-14"),
            ("Around", "partner: Robin Reed\nassistant: Nobody Known"),
            ("About", "Grows beans."),
        ];

        var saved = await Edit(visitor, person, [.. facts.Select(fact => ($"Form.{fact.Field}", fact.Value))]);

        foreach (
            var word in "Sori, Birchy|Sorl Burch|they/them|formal|birch@example.org|+351 912 000 002|Signal|home|Rua das Flores 1, Porto|12 April 1975|14 June|partner|Robin Reed|Nobody Known|Grows beans.".Split(
                '|'
            )
        )
            saved.Text.ShouldContain(word);
        var form = await visitor.Page($"/people/{person}/edit");
        foreach (var (field, value) in facts)
            Value(form, $"Form.{field}").ShouldBe(value, field);
        (await visitor.Page("/people")).Text.ShouldContain("Sorrel Birch Moor");
    }

    [Fact]
    public async Task Several_addresses_are_kept_apart_and_an_emptied_one_goes()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Linden Frost");
        await Edit(visitor, person, ("Form.Addresses[0].City", "Porto"), ("Form.Addresses[0].Label", "home"));
        await Edit(visitor, person, ("Form.Addresses[1].City", "Faro"), ("Form.Addresses[1].Label", "summer"));
        var two = await Edit(
            visitor,
            person,
            ("Form.Addresses[2].City", "Lund"),
            ("Form.Addresses[0].Street", "Rua 1")
        );
        Lines(two).ShouldBe(["home: Rua 1, Porto", "summer: Faro", "Address: Lund"]);

        var one = await Edit(
            visitor,
            person,
            ("Form.Addresses[0].City", ""),
            ("Form.Addresses[0].Street", ""),
            ("Form.Addresses[0].Label", "")
        );

        Lines(one).ShouldBe(["summer: Faro", "Address: Lund"]);
        var undone = await visitor.Follow(await one.Press("Undo"));
        undone.Status.ShouldBe(HttpStatusCode.OK);
        Lines(await visitor.Page($"/people/{person}"))
            .ShouldBe(["home: Rua 1, Porto", "summer: Faro", "Address: Lund"]);
    }

    [Fact]
    public async Task Who_stands_in_the_book_is_linked_from_those_around_and_a_name_that_two_bear_is_not()
    {
        using var visitor = await copy.SignedIn();
        var robin = await visitor.Add("Robin Reed");
        await visitor.Add("Twin Vale");
        await visitor.Add("Twin Vale");
        var person = await visitor.Add("Hazel Moor");

        var page = await Edit(
            visitor,
            person,
            ("Form.Around", "partner: robin reed\nchild: Twin Vale\nchild: Unknown")
        );

        page.All("aside a.name").Select(link => link.GetAttribute("href")).ShouldBe([$"/people/{robin}"]);
        page.One("aside").TextContent.ShouldContain("Twin Vale");
        page.One("aside").TextContent.ShouldContain("Unknown");
    }

    [Fact]
    public async Task A_name_of_one_word_is_a_whole_name_and_a_family_name_first_stays_first()
    {
        using var visitor = await copy.SignedIn();
        var one = await visitor.Add("Suharto");
        var eastern = await visitor.Add("山田 花子");

        await Edit(visitor, one, ("Form.Pronouns", "they/them"));
        var page = await Edit(
            visitor,
            eastern,
            ("Form.Family", "山田"),
            ("Form.Given", "花子"),
            ("Form.PhoneticFamily", "Yamada")
        );

        var form = await visitor.Page($"/people/{one}/edit");
        Value(form, "Form.Given").ShouldBe("");
        Value(form, "Form.Family").ShouldBe("");
        page.One("h1").TextContent.ShouldBe("山田 花子");
        page.Text.ShouldContain("Yamada");
    }

    [Fact]
    public async Task Labels_are_put_on_and_taken_off_and_two_who_do_so_both_keep_theirs()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Bryony Marsh");
        (await Edit(visitor, person, ("Form.Labels", "investor, Porto"))).All(".label").Length.ShouldBe(2);
        var (one, two) = (await visitor.Page($"/people/{person}/edit"), await visitor.Page($"/people/{person}/edit"));

        await one.Send("edit-person", ("Form.Labels", "Porto, sailing"));
        var page = await visitor.Follow(
            await two.Send("edit-person", ("Form.Labels", "Porto, investor, INVESTOR, choir"))
        );

        Labels(page).ShouldBe(["choir", "Porto", "sailing"]);
        await visitor.Follow(await page.Press("Undo"));
        Labels(await visitor.Page($"/people/{person}")).ShouldBe(["Porto", "sailing"]);
    }

    [Fact]
    public async Task A_wedding_day_that_cannot_be_read_says_so_beside_its_field()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ash Heron");

        var answer = await (await visitor.Page($"/people/{person}/edit")).Send(
            "edit-person",
            ("Form.Anniversary", "in June"),
            ("Form.Labels", "choir"),
            ("Form.Addresses[0].City", "Faro")
        );

        answer.One(".field:has(#anniversary) .validation-message").TextContent.ShouldContain("14 June 2003");
        Value(answer, "Form.Labels").ShouldBe("choir");
        Value(answer, "Form.Addresses[0].City").ShouldBe("Faro");
    }

    [Theory]
    [InlineData("Juniper")]
    [InlineData("the tall one from First Tuesday")]
    public async Task Somebody_half_known_is_somebody(string name)
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add(name);

        (await visitor.Page($"/people/{person}")).One("h1").TextContent.ShouldBe(name);
        (await visitor.Page("/people")).Text.ShouldContain(name);
        (await Edit(visitor, person, ("Form.Name", "Juniper Vale"))).One("h1").TextContent.ShouldBe("Juniper Vale");
    }

    private static IEnumerable<string> Lines(Page page) =>
        page.All(".facts dt").Select(line => $"{line.TextContent}: {line.NextElementSibling!.TextContent}");

    [Theory]
    [InlineData("(628) 774-3169 x3406", "6287743169;ext=3406")]
    [InlineData("+1 628 774 3169 ext. 12", "+16287743169;ext=12")]
    [InlineData("030 1234 #7", "0301234;ext=7")]
    [InlineData("628-774-3169", "6287743169")]
    public async Task A_number_is_dialled_with_its_extension_behind_it_and_shown_as_it_was_typed(
        string typed,
        string dialled
    )
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Sorrel Birch");

        var page = await Edit(visitor, person, ("Form.Phones", typed));

        var link = page.One("a[href^='tel:']");
        (link.TextContent, link.GetAttribute("href")).ShouldBe((typed, $"tel:{dialled}"));
    }

    private static IEnumerable<string> Labels(Page page) => page.All(".label").Select(label => label.TextContent);

    private static async Task<Page> Edit(Visitor visitor, Guid person, params (string, string)[] fields)
    {
        var saved = await (await visitor.Page($"/people/{person}/edit")).Send("edit-person", fields);
        saved.Location.ShouldBe($"/people/{person}", saved.Text);
        return await visitor.Follow(saved);
    }

    private static string Value(Page form, string name)
    {
        var field = form.One($"[name='{name}']");
        return field.LocalName == "textarea"
            ? field.TextContent.ReplaceLineEndings("\n")
            : field.GetAttribute("value") ?? "";
    }
}
