using System.Net;
using Tilth.Tests.Exchange;

namespace Tilth.Tests.People;

/// <summary>Whoever comes in and is alike somebody in the book is asked about, with the reason; nothing is saved before.</summary>
public sealed class MeetingThemAtTheDoor(Copy copy) : IClassFixture<Copy>
{
    [Theory]
    [InlineData("Form.Name", "Rowan Alder", "the same name")]
    [InlineData("Form.Email", "ROWAN@example.org", "the same e-mail address")]
    [InlineData("Form.Phone", "+351 912 345 678", "the same phone")]
    [InlineData("Form.Name", "Alder, Rowen", "much the same name")]
    public async Task By_hand_one_is_asked_once_and_may_say_that_it_is_somebody_else(
        string field,
        string typed,
        string reason
    )
    {
        using var visitor = await copy.SignedIn();
        var rowan = await visitor.Add(
            "Rowan Alder",
            null,
            ("Form.Email", "rowan@example.org"),
            ("Form.Phone", "+351912345678")
        );
        var form = await visitor.Page("/people/new");

        var asked = await form.Send(
            "add-person",
            ("Form.Name", "Wren Calloway"),
            (field, typed),
            ("Form.Title", "beans")
        );

        asked.Status.ShouldBe(HttpStatusCode.OK);
        asked.One("#alike").TextContent.ShouldContain(reason);
        asked.One("#alike a").GetAttribute("href").ShouldBe($"/people/{rowan}");
        asked.One("#title").GetAttribute("value").ShouldBe("beans");
        (await copy.CountOf(visitor)).ShouldBe(1);
        (await asked.Send("add-person")).Location.ShouldNotBeNull();
        (await copy.CountOf(visitor)).ShouldBe(2);
    }

    [Fact]
    public async Task Five_people_named_twice_stand_there_once()
    {
        using var visitor = await copy.SignedIn();
        for (var time = 0; time < 2; time++)
        {
            var sent = await (await visitor.Page("/begin/five")).Send(
                "five",
                ("Names[0]", "Rowan Alder"),
                ("Names[1]", "Ivy Larkin"),
                ("Names[2]", "Ivy Larkin")
            );
            (await visitor.Follow(sent)).Text.ShouldContain("Two people are in your book.");
        }
        (await copy.CountOf(visitor)).ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_is_named_among_five_and_came_in_before_is_known_and_near_from_then_on()
    {
        using var visitor = await copy.SignedIn();
        var (id, look) = await visitor.Sent("people.csv", "Name\r\nRowan Alder\r\n");
        await copy.Confirm(visitor, id, look);

        await (await visitor.Page("/begin/five")).Send("five", ("Names[0]", "Rowan Alder"));

        (await copy.CountOf(visitor)).ShouldBe(1);
        var person = (await visitor.Page("/people")).One("a[href^='/people/0']").GetAttribute("href")!;
        (await visitor.Page(person)).One(".labels").TextContent.ShouldContain("circle");
    }

    [Fact]
    public async Task The_answer_about_one_holds_for_no_other()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Rowan Alder");
        await visitor.Add("Ivy Larkin");
        var asked = await (await visitor.Page("/people/new")).Send("add-person", ("Form.Name", "Rowan Alder"));

        asked = await asked.Send("add-person", ("Form.Name", "Ivy Larkin"));

        asked.One("#alike").TextContent.ShouldContain("Ivy Larkin");
        (await copy.CountOf(visitor)).ShouldBe(2);
    }

    [Fact]
    public async Task Names_that_are_only_much_the_same_are_not_merged_with_all_others_at_once()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Greta Lindqvist");
        await visitor.Add("Rowan Alder");
        var (id, look) = await visitor.Sent("people.csv", "Name\r\nGreta Lindquist\r\nRowan Alder\r\n");

        await copy.Confirm(visitor, id, look, ("rest", "same"));

        (await copy.CountOf(visitor)).ShouldBe(3);
    }

    [Fact]
    public async Task By_a_nickname_one_is_found_as_well()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Marigold Dune");
        await (await visitor.Page($"/people/{person}/edit")).Send("edit-person", ("Form.Nicknames", "Goldie"));

        var (_, look) = await visitor.Sent("people.csv", "Name\r\nGoldie Dune\r\n");

        look.Text.ShouldContain("1 perhaps here already");
    }

    [Theory]
    [InlineData("Greta Lindquist", "Greta Lindqvist", true)]
    [InlineData("Lindqvist, Greta", "Greta Lindqvist", true)]
    [InlineData("Catarina Meier", "Katharina Mayer", true)]
    [InlineData("Bob Storm", "Robert Storm", true)]
    [InlineData("Bill Storm", "Will Storm", true)]
    [InlineData("Stephen M. Gale", "Steven Gale", true)]
    [InlineData("José Muñoz Dew", "Jose Munos Dew", true)]
    [InlineData("Paula Reed", "Paul Reed", false)]
    [InlineData("Maria Reed", "Mario Reed", false)]
    [InlineData("Ana Sofia Lima", "Ana Maria Lima", false)]
    [InlineData("Kim Lee", "Kim Lu", false)]
    [InlineData("Rowan Alder", "Rowan Elder", false)]
    [InlineData("Rowan", "Rowen", false)]
    public async Task Names_that_are_much_the_same_are_shown_as_a_pair_and_others_are_new(
        string comes,
        string isHere,
        bool isAlike
    )
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add(isHere, null, ("Form.Organisation", "Squall Pictures"));

        var (_, look) = await visitor.Sent("people.csv", $"Name;Company\r\n\"{comes}\";Squall Pictures\r\n");

        look.Text.ShouldContain(isAlike ? "1 perhaps here already" : "1 new");
        if (isAlike)
            look.Text.ShouldContain("much the same name at the same place of work");
    }

    [Fact]
    public async Task Whoever_is_known_and_namesakes_within_the_files_are_named_before_anything_is_saved()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Rowan Alder", null, ("Form.Email", "rowan@example.org"));

        var (_, look) = await visitor.Sent(
            "people.csv",
            "Name,Email\r\nRowan Alder,rowan@example.org\r\nIvy Larkin,ivy@example.org\r\nIvy Larkin,larkin@example.org\r\n"
                + "Ash Heron,heron@example.org\r\nHeath Thorne,heron@example.org\r\n"
        );

        look.All(".part")
            .Select(part => part.TextContent)
            .ShouldContain(part =>
                part.Contains("Already known") && part.Contains("By the same e-mail") && part.Contains("Rowan Alder")
            );
        look.All(".part")
            .Select(part => part.TextContent)
            .ShouldContain(part => part.Contains("Heath Thorne the same e-mail address under another name Ash Heron"));
        look.All(".part")
            .Select(part => part.TextContent)
            .ShouldContain(part =>
                part.Contains("Perhaps twice in these files") && part.Contains("Ivy Larkin the same name Ivy Larkin")
            );
    }
}
