using System.Net;
using Tilth.Tests.Exchange;

namespace Tilth.Tests.People;

public sealed class EditingAPerson(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task Two_who_change_different_fields_both_keep_their_change()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");
        var (one, two) = (await visitor.Page($"/people/{person}/edit"), await visitor.Page($"/people/{person}/edit"));

        await one.Send("edit-person", ("Form.Addresses[0].City", "Porto"));
        (await two.Send("edit-person", ("Form.Pronouns", "they/them"))).Location.ShouldBe($"/people/{person}");

        var form = await visitor.Page($"/people/{person}/edit");
        form.One("#city").GetAttribute("value").ShouldBe("Porto");
        form.One("#pronouns").GetAttribute("value").ShouldBe("they/them");
    }

    [Fact]
    public async Task Two_who_change_the_same_field_see_both_and_nothing_is_lost()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Juniper Vale");
        var (one, two) = (await visitor.Page($"/people/{person}/edit"), await visitor.Page($"/people/{person}/edit"));

        await one.Send("edit-person", ("Form.Addresses[0].City", "Porto"));
        var clash = await two.Send("edit-person", ("Form.Addresses[0].City", "Lisbon"));

        clash.Status.ShouldBe(HttpStatusCode.OK);
        clash.Text.ShouldContain("Somebody changed this meanwhile");
        clash.One(".problem").TextContent.ShouldContain("Porto");
        clash.One("#city").GetAttribute("value").ShouldBe("Lisbon");
        (await visitor.Page($"/people/{person}/edit")).One("#city").GetAttribute("value").ShouldBe("Porto");

        (await clash.Send("edit-person")).Location.ShouldBe($"/people/{person}");
        (await visitor.Page($"/people/{person}/edit")).One("#city").GetAttribute("value").ShouldBe("Lisbon");
    }

    [Theory]
    [InlineData("\u200b")]
    [InlineData("\u202e\u3164")]
    public async Task A_name_of_which_nothing_can_be_seen_is_none(string name)
    {
        using var visitor = await copy.SignedIn();
        (await (await visitor.Page("/people/new")).Send("add-person", ("Form.Name", name))).Text.ShouldContain(
            "at least one letter that can be seen"
        );
    }

    [Theory]
    [InlineData("Form.Given", "Wren", "Wren Alder", "Wren", "Alder")]
    [InlineData("Form.Name", "Rowan Quince", "Rowan Quince", "Rowan", "Quince")]
    [InlineData("Form.Name", "Rowan Ash Birch Alder", "Rowan Ash Birch Alder", "Rowan", "Alder")]
    [InlineData("Form.Name", "Al", "Al", "", "")]
    public async Task The_shown_name_and_its_parts_follow_each_other(
        string field,
        string value,
        string shown,
        string given,
        string family
    )
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");
        var edit = $"/people/{person}/edit";
        await (await visitor.Page(edit)).Send("edit-person", ("Form.Given", "Rowan"), ("Form.Family", "Alder"));

        await visitor.Follow(await (await visitor.Page(edit)).Send("edit-person", (field, value)));

        var form = await visitor.Page(edit);
        form.One("#name").GetAttribute("value").ShouldBe(shown);
        (form.One("#given").GetAttribute("value") ?? "").ShouldBe(given);
        (form.One("#family").GetAttribute("value") ?? "").ShouldBe(family);
    }

    [Fact]
    public async Task A_date_that_cannot_be_read_says_how_to_write_it_and_keeps_the_form()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Sorrel Birch");

        var answer = await (await visitor.Page($"/people/{person}/edit")).Send(
            "edit-person",
            ("Form.Birthday", "soon"),
            ("Form.Addresses[0].City", "Faro")
        );

        answer.One(".field:has(#birthday) .validation-message").TextContent.ShouldContain("12 April 1975");
        answer.One("#city").GetAttribute("value").ShouldBe("Faro");
    }

    [Fact]
    public async Task A_birthday_without_a_year_stands_on_the_page_of_its_day()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Bryony Marsh");

        await (await visitor.Page($"/people/{person}/edit")).Send("edit-person", ("Form.Birthday", "--03-03"));

        var today = await visitor.Page("/");
        today.Text.ShouldContain("A reason to write");
        today.Text.ShouldContain("Birthday tomorrow");
        today.Text.ShouldNotContain("Happy birthday!");
        (await visitor.Page($"/people/{person}")).Text.ShouldContain("3 March");
    }

    [Theory]
    [InlineData("Rest", "Died")]
    [InlineData("Rest", "LeaveMeBe")]
    public async Task Who_rests_is_raised_by_nothing(string field, string value)
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Linden Frost", "close");
        await visitor.Follow(await visitor.Talk(person, "2026-12-01"));
        (await visitor.Page("/")).Text.ShouldContain("Linden Frost");

        await visitor.Follow(
            await (await visitor.Page($"/people/{person}/edit")).Send(
                "edit-person",
                ($"Form.{field}", value),
                ("Form.Birthday", "--03-02")
            )
        );

        (await visitor.Page("/")).Text.ShouldNotContain("Linden Frost");
    }

    [Fact]
    public async Task My_own_side_is_saved_and_not_suggesting_is_respected()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ash Heron", "close");
        await visitor.Follow(await visitor.Talk(person, "2026-12-01"));

        var saved = await (await visitor.Page($"/people/{person}/mine")).Send(
            "edit-relationship",
            ("Form.Notes", "Never mention the second season."),
            ("Form.MetOn", "2019-05"),
            ("Form.HowMet", "at First Tuesday"),
            ("Form.DoNotSuggest", "true")
        );

        var page = await visitor.Follow(saved);
        page.Text.ShouldContain("Never mention the second season.");
        page.Text.ShouldContain("at First Tuesday, May 2019");
        (await visitor.Page("/")).Text.ShouldNotContain("Ash Heron");
    }

    [Fact]
    public async Task Over_posted_fields_change_nothing_that_the_form_does_not_offer()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ivy Larkin");

        await (await visitor.Page($"/people/{person}/edit")).Send(
            "edit-person",
            ("Form.Id", Guid.Empty.ToString()),
            ("Form.SpaceId", "1"),
            ("Form.MemberId", Guid.Empty.ToString()),
            ("Form.Uid", "urn:evil"),
            ("Form.Pronouns", "ze/hir")
        );

        (await visitor.Page($"/people/{person}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Form.Emails", "work: banana", "is no e-mail address")]
    [InlineData("Form.Emails", "ivy@", "is no e-mail address")]
    [InlineData("Form.Emails", "ivy@@example.org", "is no e-mail address")]
    [InlineData("Form.Phones", "banana", "is no phone number")]
    public async Task What_cannot_be_an_address_is_said_at_its_field_and_one_that_came_in_so_is_left_in_peace(
        string field,
        string typed,
        string words
    )
    {
        using var visitor = await copy.SignedIn();
        var (id, look) = await visitor.Sent("odd.csv", "Name,Email,Phone\r\nIvy Larkin,ivy at example,the porter\r\n");
        await copy.Confirm(visitor, id, look);
        var person = (await visitor.Page("/people?q=ivy")).One("a[href^='/people/0']").GetAttribute("href")!;

        var refused = await (await visitor.Page($"{person}/edit")).Send("edit-person", (field, typed));
        refused.Text.ShouldContain(words);
        (
            await (await visitor.Page($"{person}/edit")).Send("edit-person", ("Form.Pronouns", "she/her"))
        ).Location.ShouldBe(person);
        var added = await (await visitor.Page("/people/new")).Send(
            "add-person",
            ("Form.Name", "Sorrel Birch"),
            (field.TrimEnd('s'), typed)
        );
        added.Text.ShouldContain(words);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_each_at_its_field_and_nothing_is_saved()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ivy Larkin");
        (string Field, string Value)[] wrong =
        [
            ("Name", ""),
            ("Emails", "banana"),
            ("Phones", "banana"),
            ("Links", "javascript:alert(1)"),
            ("Birthday", "soon"),
            ("Anniversary", "12.4.1985"),
            ("Labels", $"choir, {new string('x', 61)}"),
        ];

        var answer = await (await visitor.Page($"/people/{person}/edit")).Send(
            "edit-person",
            [.. wrong.Select(field => ($"Form.{field.Field}", field.Value)), ("Form.Pronouns", "she/her")]
        );

        answer.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var (field, value) in wrong)
        {
            var shown = answer.One($".field:has([name='Form.{field}'])");
            shown.QuerySelectorAll(".validation-message").Length.ShouldBe(1, field);
            var input = shown.QuerySelector($"[name='Form.{field}']")!;
            (input.GetAttribute("value") ?? input.TextContent).ShouldBe(value);
        }
        var page = await visitor.Page($"/people/{person}");
        page.Text.ShouldNotContain("she/her");
        page.All(".label").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1985-03-03", "3 March 1985")]
    [InlineData("3 March 1985", "3 March 1985")]
    [InlineData("March 3, 1985", "3 March 1985")]
    [InlineData("3rd of March", null)]
    [InlineData("3rd mar", "3 March")]
    [InlineData("3 March", "3 March")]
    [InlineData("29 February", "29 February")]
    [InlineData("1985", "1985")]
    [InlineData("30 February", null)]
    [InlineData("12.4.1985", null)]
    [InlineData("3/4/1985", null)]
    [InlineData("3 Ma 1985", null)]
    [InlineData("3 March 85", null)]
    [InlineData("2027-03-03", null)]
    [InlineData("3 March 2027", null)]
    [InlineData("2028", null)]
    public async Task A_birthday_is_taken_as_it_is_said_where_it_can_mean_one_day_that_has_been(
        string typed,
        string? read
    )
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Bryony Marsh");

        var answer = await (await visitor.Page($"/people/{person}/edit")).Send("edit-person", ("Form.Birthday", typed));

        if (read is null)
            answer.All(".field:has(#birthday) .validation-message").ShouldNotBeEmpty();
        else
            (await visitor.Follow(answer)).Text.ShouldContain($"Birthday {read}");
    }

    [Theory]
    [InlineData("https://ivy.example/", true)]
    [InlineData("home: ivy.example/me", true)]
    [InlineData("MAILTO:ivy@example.org", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("me: JavaScript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("banana", false)]
    public async Task A_link_is_one_that_can_be_followed(string typed, bool isTaken)
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ivy Larkin");

        var answer = await (await visitor.Page($"/people/{person}/edit")).Send("edit-person", ("Form.Links", typed));

        (answer.Location is not null).ShouldBe(isTaken);
        answer.All(".field:has(#links) .validation-message").Length.ShouldBe(isTaken ? 0 : 1);
    }
}
