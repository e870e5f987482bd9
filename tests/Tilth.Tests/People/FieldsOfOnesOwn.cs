using System.Net;

namespace Tilth.Tests.People;

public sealed class FieldsOfOnesOwn(Copy copy) : IClassFixture<Copy>
{
    [Theory]
    [InlineData("Text", "no meat", "no meat")]
    [InlineData("Number", "12,50", "12.50")]
    [InlineData("Date", "2019-05", "May 2019")]
    [InlineData("YesNo", "yes", "yes")]
    [InlineData("Link", "bindweed.example", "https://bindweed.example")]
    public async Task A_field_of_each_kind_is_defined_filled_in_and_shown(string kind, string typed, string shown)
    {
        using var visitor = await copy.SignedIn();
        await Define(visitor, "Something", kind);
        var person = await visitor.Add("Rowan Alder");

        var page = await visitor.Follow(await Write(visitor, person, typed));

        page.One("aside").TextContent.ShouldContain("Something");
        page.One("aside").TextContent.ShouldContain(shown);
        (await visitor.Page($"/history?person={person}")).Text.ShouldContain("Changed the facts");
        await visitor.Follow(await page.Press("Undo"));
        (await visitor.Page($"/people/{person}")).All("aside").ShouldAllBe(aside => !aside.TextContent.Contains(shown));
    }

    [Theory]
    [InlineData("Number", "many", "such as 12")]
    [InlineData("Number", "1.2.3", "such as 12")]
    [InlineData("Date", "in May", "2019-05")]
    [InlineData("YesNo", "perhaps", "yes, no")]
    [InlineData("Link", "javascript:alert(1)", "https://")]
    [InlineData("Link", "not a link", "https://")]
    public async Task What_does_not_fit_the_kind_says_what_to_do_beside_the_field(
        string kind,
        string typed,
        string words
    )
    {
        using var visitor = await copy.SignedIn();
        await Define(visitor, "Something", kind);
        var person = await visitor.Add("Juniper Vale");

        var answer = await Write(visitor, person, typed, ("Form.About", "Keep this."));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.One(".field:has(#own0) .validation-message").TextContent.ShouldContain(words);
        answer.One("#about").TextContent.ShouldBe("Keep this.");
        if (kind != "YesNo")
            answer.One("#own0").GetAttribute("value").ShouldBe(typed);
        (await visitor.Page($"/people/{person}")).Text.ShouldNotContain("Keep this.");
    }

    [Fact]
    public async Task Two_who_fill_in_different_fields_both_keep_theirs_and_in_the_same_one_see_it()
    {
        using var visitor = await copy.SignedIn();
        await Define(visitor, "Member number", "Number");
        await Define(visitor, "Eats", "Text");
        var person = await visitor.Add("Sorrel Birch");
        var forms = new List<Page>();
        for (var at = 0; at < 3; at++)
            forms.Add(await visitor.Page($"/people/{person}/edit"));

        await visitor.Follow(await forms[0].Send("edit-person", ("Form.Own[0].Text", "7")));
        await visitor.Follow(await forms[1].Send("edit-person", ("Form.Own[1].Text", "fish")));
        var clash = await forms[2].Send("edit-person", ("Form.Own[1].Text", "beans"));

        clash.One(".field:has(#own1) .validation-message").TextContent.ShouldContain("Somebody wrote fish here");
        (await visitor.Page($"/people/{person}")).One("aside").TextContent.ShouldContain("fish");
        var kept = await visitor.Follow(await clash.Send("edit-person"));
        kept.One("aside").TextContent.ShouldContain("beans");
        kept.One("aside").TextContent.ShouldContain("Member number");
    }

    [Fact]
    public async Task A_field_is_renamed_and_taken_out_with_its_values_and_comes_back_with_them()
    {
        using var visitor = await copy.SignedIn();
        await Define(visitor, "Eats", "Text");
        var people = new List<Guid>();
        foreach (var name in new[] { "Linden Frost", "Hazel Moor", "Ash Heron" })
        {
            people.Add(await visitor.Add(name));
            await visitor.Follow(await Write(visitor, people[^1], $"{name} eats beans"));
        }
        var address = (await visitor.Page("/people/fields")).One("a[href^='/people/fields/']").GetAttribute("href")!;

        await visitor.Follow(await (await visitor.Page(address)).Send("rename-field", ("Form.Name", "Likes")));
        (await visitor.Page($"/people/{people[0]}")).One("aside").TextContent.ShouldContain("Likes");
        var stale = await visitor.Page(address);
        var gone = await visitor.Follow(await stale.Press("Take it out, with all that it says"));

        gone.Text.ShouldNotContain("Likes");
        (await visitor.Page($"/people/{people[1]}")).Text.ShouldNotContain("eats beans");
        (await stale.Send("rename-field", ("Form.Name", "Too late"))).Status.ShouldBe(HttpStatusCode.NotFound);
        await visitor.Follow(await gone.Press("Undo"));
        foreach (var person in people)
            (await visitor.Page($"/people/{person}")).One("aside").TextContent.ShouldContain("eats beans");
    }

    [Fact]
    public async Task A_name_stands_once_and_a_field_without_a_name_is_none()
    {
        using var visitor = await copy.SignedIn();
        await Define(visitor, "Eats", "Text");

        var twice = await (await visitor.Page("/people/fields")).Send("define-field", ("Form.Name", "EATS"));
        var none = await (await visitor.Page("/people/fields")).Send("define-field", ("Form.Name", " "));

        twice.One(".validation-message").TextContent.ShouldContain("There is a field of that name.");
        none.One(".validation-message").TextContent.ShouldContain("What is it called?");
        (await visitor.Page("/people/fields")).All(".history li").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_deleted_comes_back_with_what_the_fields_said()
    {
        using var visitor = await copy.SignedIn();
        await Define(visitor, "Eats", "Text");
        var person = await visitor.Add("Ivy Larkin");
        await visitor.Follow(await Write(visitor, person, "lentils"));

        var gone = await visitor.Follow(
            await (await visitor.Page($"/people/{person}/edit")).Press("Delete from this book")
        );
        await visitor.Follow(await gone.Press("Undo"));

        (await visitor.Page($"/people/{person}")).One("aside").TextContent.ShouldContain("lentils");
    }

    private async Task Define(Visitor visitor, string name, string kind)
    {
        copy.Clock.Advance(TimeSpan.FromSeconds(1));
        var defined = await (await visitor.Page("/people/fields")).Send(
            "define-field",
            ("Form.Name", name),
            ("Form.Kind", kind)
        );
        defined.Location.ShouldBe("/people/fields", defined.Text);
        await visitor.Follow(defined);
    }

    private static async Task<Page> Write(Visitor visitor, Guid person, string text, params (string, string)[] more) =>
        await (await visitor.Page($"/people/{person}/edit")).Send("edit-person", [("Form.Own[0].Text", text), .. more]);
}
