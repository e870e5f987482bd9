namespace Tilth.Tests.Finding;

public sealed class FindingSomebody(Copy copy) : IClassFixture<Copy>
{
    [Theory]
    [InlineData("jun", "Juniper Vale")]
    [InlineData("jnuiper", "Juniper Vale")]
    [InlineData("squall", "Juniper Vale")]
    [InlineData("345678", "Juniper Vale")]
    [InlineData("912 345", "Juniper Vale")]
    [InlineData("juniper.v@example", "Juniper Vale")]
    [InlineData("malmo", "Åsa Björk")]
    [InlineData("bjork", "Åsa Björk")]
    public async Task Three_letters_of_anything_and_one_typo_are_enough(string asked, string found)
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add(
            "Juniper Vale",
            null,
            ("Form.Organisation", "Squall Pictures"),
            ("Form.Phone", "+351 912 345 678"),
            ("Form.Email", "juniper.v@example.org")
        );
        var asa = await visitor.Add("Åsa Björk");
        await visitor.Follow(
            await (await visitor.Page($"/people/{asa}/edit")).Send("edit-person", ("Form.Addresses[0].City", "Malmö"))
        );

        (await visitor.Page($"/find?q={Uri.EscapeDataString(asked)}")).One(".found a.name").TextContent.ShouldBe(found);
        (await visitor.Page($"/find/list?q={Uri.EscapeDataString(asked)}")).One("a.name").TextContent.ShouldBe(found);
        (await visitor.Page($"/people?q={Uri.EscapeDataString(asked)}")).One("a.name").TextContent.ShouldBe(found);
    }

    [Fact]
    public async Task What_a_field_of_ones_own_says_is_found_and_so_is_a_misspelt_field_of_the_question()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Follow(
            await (await visitor.Page("/people/fields")).Send(
                "define-field",
                ("Form.Name", "Eats"),
                ("Form.Kind", "Text")
            )
        );
        var person = await visitor.Add("Sorrel Quince");
        await visitor.Follow(
            await (await visitor.Page($"/people/{person}/edit")).Send("edit-person", ("Form.Own[0].Text", "chestnuts"))
        );

        (await visitor.Page("/find?q=chestnut")).One(".found a.name").TextContent.ShouldBe("Sorrel Quince");
        (await visitor.Page("/find?q=lable:choir")).One(".problem").TextContent.ShouldContain("label");
    }

    [Fact]
    public async Task A_change_is_found_at_once_and_who_was_deleted_no_more()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Sorrel Birch");
        (await visitor.Page("/find?q=sorrel")).Text.ShouldContain("Sorrel Birch");

        await visitor.Follow(
            await (await visitor.Page($"/people/{person}/edit")).Send("edit-person", ("Form.Name", "Sorrel Quince"))
        );
        (await visitor.Page("/find?q=quince")).Text.ShouldContain("Sorrel Quince");
        (await visitor.Page("/find?q=birch")).Text.ShouldContain("Nobody of that name");

        await visitor.Follow(await (await visitor.Page($"/people/{person}/edit")).Press("Delete from this book"));
        (await visitor.Page("/find?q=quince")).All(".found").ShouldBeEmpty();
    }

    [Fact]
    public async Task My_notes_are_found_by_me_alone_and_nobody_of_another_book()
    {
        using var visitor = await copy.SignedIn();
        using var other = await copy.SignedIn();
        var person = await visitor.Add("Bryony Marsh");
        await visitor.Follow(
            await (await visitor.Page($"/people/{person}/mine")).Send(
                "edit-relationship",
                ("Form.Notes", "allergic to hazelnuts")
            )
        );

        (await visitor.Page("/find?q=hazelnut")).Text.ShouldContain("Bryony Marsh");
        (await other.Page("/find?q=hazelnut")).All(".found").ShouldBeEmpty();
        (await other.Page("/find?q=bryony")).All(".found").ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_words_with_a_choice_among_them_the_list_asks_all()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Hazel Thorne");
        await visitor.Add("Heath Thorne");
        await visitor.Add("Fern Thorne");

        (await visitor.Page($"/people?q={Uri.EscapeDataString("(hazel or fern) thorne")}"))
            .All("ul.people a.name")
            .Select(name => name.TextContent)
            .ShouldBe(["Fern Thorne", "Hazel Thorne"]);
    }

    [Fact]
    public async Task What_was_said_finds_them_until_it_is_put_right_and_only_for_me()
    {
        using var visitor = await copy.SignedIn();
        using var other = await copy.SignedIn();
        var person = await visitor.Add("Sorrel Quay");
        (await visitor.Page("/find?q=quay")).One(".found li").TextContent.ShouldNotContain("notes or talks");
        var page = await visitor.Follow(await visitor.Talk(person, "2026-03-01", "Builds harpsichords."));

        var found = (await visitor.Page("/find?q=harpsichord")).One(".found li").TextContent;
        found.ShouldContain("Sorrel Quay");
        found.ShouldContain("in your notes or talks");
        (await visitor.Page("/people?q=note:harpsichords")).Text.ShouldContain("Sorrel Quay");
        (await other.Page("/find?q=harpsichord")).All(".found").ShouldBeEmpty();

        var talk = page.One("a[href*='/conversations/'][href*='/edit']").GetAttribute("href")!;
        await visitor.Follow(
            await (await visitor.Page(talk)).Send("edit-conversation", ("Form.Text", "Builds clavichords."))
        );
        (await visitor.Page("/find?q=clavichord")).Text.ShouldContain("Sorrel Quay");
        (await visitor.Page("/find?q=harpsichord")).All(".found").ShouldBeEmpty();

        await visitor.Follow(await (await visitor.Page(talk)).Press("Take it out"));
        (await visitor.Page("/find?q=clavichord")).All(".found").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("imp", "/import")]
    [InlineData("away", "/away")]
    [InlineData("PEOPLE OUT", "/export")]
    [InlineData("  hist", "/history")]
    [InlineData("acc", "/account")]
    public async Task A_page_is_found_by_how_a_word_of_it_begins(string asked, string path)
    {
        using var visitor = await copy.SignedIn();
        var query = Uri.EscapeDataString(asked);

        (await visitor.Page($"/find?q={query}")).All(".pages a").Select(Address).ShouldContain(path);
        (await visitor.Page($"/find/list?q={query}")).All("a").Select(Address).First().ShouldBe(path);
        (await visitor.Page("/find?q=story")).All(".pages").ShouldBeEmpty();
        (await visitor.Page("/find?q=a")).All(".pages").ShouldBeEmpty();
    }

    [Fact]
    public async Task People_stand_before_pages()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Importia Vale");

        var links = (await visitor.Page("/find/list?q=imp")).All("a").Select(Address).ToList();

        links[0].ShouldStartWith("/people/");
        links[1].ShouldBe("/import");
    }

    private static string Address(AngleSharp.Dom.IElement link) => link.GetAttribute("href")!;
}
