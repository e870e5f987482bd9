using System.Net;

namespace Tilth.Tests.People;

/// <summary>Whom one met when and through whom, whom one would like to meet, and oneself. It is 2 March 2027.</summary>
public sealed class MeetingPeople(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task Through_whom_we_met_is_a_link_on_both_pages()
    {
        using var visitor = await copy.SignedIn();
        var between = await visitor.Add("Rowan Alder");
        var person = await visitor.Add("Juniper Vale");

        await visitor.Talk(person, "2027-03-01");

        var page = await visitor.Follow(await Mine(visitor, person, ("Form.Through", "Rowan Alder")));

        page.One(".line").TextContent.ShouldContain("through Rowan Alder. Last in touch");
        page.One(".line a.name").GetAttribute("href").ShouldBe($"/people/{between}");
        var other = await visitor.Page($"/people/{between}");
        other.Text.ShouldContain("You met through Rowan Alder Juniper Vale");
        (await visitor.Page($"/people/{person}/mine")).One("#through").GetAttribute("value").ShouldBe("Rowan Alder");
        await visitor.Follow(await Mine(visitor, person, ("Form.Through", "")));
        (await visitor.Page($"/people/{person}")).All(".line a.name").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_nobody_has_keeps_what_was_typed()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Sorrel Birch");

        var answer = await Mine(visitor, person, ("Form.Through", "Sorrel Birch"), ("Form.Notes", "Keep this."));

        answer.One(".field:has(#through) .validation-message").TextContent.ShouldContain("Nobody of that name");
        answer.One("#notes").TextContent.ShouldBe("Keep this.");
    }

    [Fact]
    public async Task Whom_one_wanted_to_meet_one_has_met_and_it_can_be_undone()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Bryony Marsh", null, ("Form.Wanted", "true"));
        await visitor.Follow(await Mine(visitor, person, ("Form.ReadIn", "the Courier")));
        var wanted = await visitor.Page($"/people/{person}");
        wanted.Text.ShouldContain("You would like to meet.");
        wanted.Text.ShouldContain("Read in the Courier.");

        var met = await visitor.Follow(await wanted.Press("We have met"));

        met.Text.ShouldContain("You have met.");
        var page = await visitor.Page($"/people/{person}");
        page.Text.ShouldNotContain("You would like to meet.");
        page.Text.ShouldContain("2 March 2027");
        (await wanted.Press("We have met")).Status.ShouldBe(HttpStatusCode.NotFound);
        await visitor.Follow(await met.Press("Undo"));
        (await visitor.Page($"/people/{person}")).Text.ShouldContain("You would like to meet.");
    }

    [Fact]
    public async Task My_own_page_says_so_and_is_edited_like_others_without_a_circle()
    {
        using var visitor = await copy.SignedIn("Wren Hollis");

        var page = await visitor.Follow(await visitor.Page("/people/me"));

        page.One("h1").TextContent.ShouldBe("Wren Hollis");
        page.Text.ShouldContain("This is you.");
        page.Text.ShouldContain("Work and clubs");
        page.Text.ShouldNotContain("Between you");
        page.Text.ShouldNotContain("Circle");
        (await visitor.Page("/more")).All("a[href='/people/me']").Length.ShouldBe(1);
        var address = page.One(".head a.act").GetAttribute("href")!;
        var edit = await visitor.Page(address);
        edit.All("#rest").ShouldBeEmpty();
        edit.Text.ShouldNotContain("Delete from this book");
        var saved = await visitor.Follow(await edit.Send("edit-person", ("Form.Pronouns", "they/them")));
        saved.Text.ShouldContain("they/them");
        (await visitor.Page(address.Replace("/edit", "/mine", StringComparison.Ordinal))).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Theory]
    [InlineData("2024-03-02", "You met three years ago today")]
    [InlineData("--03-02", "You met on this day")]
    public async Task The_day_on_which_we_met_is_a_reason_to_write(string met, string words)
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Linden Frost");

        await visitor.Follow(await Mine(visitor, person, ("Form.MetOn", met), ("Form.HowMet", "at First Tuesday")));

        var today = await visitor.Page("/");
        today.Text.ShouldContain("A reason to write");
        today.Text.ShouldContain(words);
        today.Text.ShouldContain("How you met: at First Tuesday");
    }

    [Theory]
    [InlineData("2027-03-02")]
    [InlineData("2024-03")]
    [InlineData("2024-03-03")]
    [InlineData("")]
    public async Task Another_day_a_month_alone_or_this_very_day_is_none(string met)
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Linden Frost");

        await visitor.Follow(await Mine(visitor, person, ("Form.MetOn", met)));

        (await visitor.Page("/")).Text.ShouldNotContain("A reason to write");
    }

    [Theory]
    [InlineData("Form.Rest", "Died")]
    [InlineData("Form.Rest", "LeaveMeBe")]
    public async Task Who_rests_has_no_day_that_returns(string field, string value)
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Hazel Moor");
        await visitor.Follow(await Mine(visitor, person, ("Form.MetOn", "2024-03-02")));
        (await visitor.Page("/")).Text.ShouldContain("Hazel Moor");

        await visitor.Follow(
            await (await visitor.Page($"/people/{person}/edit")).Send(
                "edit-person",
                (field, value),
                ("Form.Anniversary", "2001-03-02")
            )
        );

        (await visitor.Page("/")).Text.ShouldNotContain("Hazel Moor");
    }

    [Fact]
    public async Task A_wedding_day_is_a_reason_to_write()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ash Heron");

        await visitor.Follow(
            await (await visitor.Page($"/people/{person}/edit")).Send("edit-person", ("Form.Anniversary", "--03-03"))
        );

        (await visitor.Page("/")).Text.ShouldContain("Wedding anniversary tomorrow");
    }

    /// <summary>A conference may have brought many on one day: Today shows the closest few.</summary>
    [Fact]
    public async Task Of_many_met_on_one_day_the_closest_few_are_raised()
    {
        using var visitor = await copy.SignedIn();
        foreach (var name in new[] { "Aster Reed", "Briar Reed", "Cedar Reed", "Elder Reed" })
        {
            var person = await visitor.Add(name, name == "Elder Reed" ? "wide" : null);
            await visitor.Follow(await Mine(visitor, person, ("Form.MetOn", "2024-03-02")));
        }

        var today = await visitor.Page("/?all=true");

        today.All(".lane.sky .item").Length.ShouldBe(3);
        today.Text.ShouldContain("Elder Reed");
        today.One(".lane.sky").TextContent.ShouldNotContain("Cedar Reed");
    }

    private static async Task<Page> Mine(Visitor visitor, Guid person, params (string, string)[] fields) =>
        await (await visitor.Page($"/people/{person}/mine")).Send("edit-relationship", fields);
}
