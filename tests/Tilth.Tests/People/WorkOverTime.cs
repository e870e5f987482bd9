using System.Net;

namespace Tilth.Tests.People;

public sealed class WorkOverTime(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task Posts_stand_on_the_page_those_of_today_first_with_when_and_through_whom()
    {
        using var visitor = await copy.SignedIn();
        var helper = await visitor.Add("Rowan Alder");
        var person = await visitor.Add("Juniper Vale");

        await Post(visitor, person, ("Form.Organisation", "Bindweed School"), ("Form.To", "2015"));
        await Post(
            visitor,
            person,
            ("Form.Title", "Editor"),
            ("Form.Organisation", "Kestrel Pictures"),
            ("Form.From", "2019-05"),
            ("Form.Through", "rowan alder")
        );

        var page = await visitor.Page($"/people/{person}");
        page.All(".posts li")
            .Select(row => string.Join(" | ", row.QuerySelectorAll("p, span").Select(part => part.TextContent)))
            .ShouldBe([
                "Editor, Kestrel Pictures | found through Rowan Alder | since May 2019",
                "Bindweed School | until 2015",
            ]);
        page.One(".posts a.name").GetAttribute("href").ShouldBe($"/people/{helper}");
        (await visitor.Page($"/people/{helper}")).Text.ShouldContain(
            "Found through Rowan Alder Juniper Vale: Editor, Kestrel Pictures"
        );
        (await visitor.Page($"/history?person={person}")).Text.ShouldContain("Wrote down work or a club");
    }

    [Fact]
    public async Task A_firm_at_which_one_is_something_is_named_once_under_the_name()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Juniper Vale", null, ("Form.Organisation", "Squall Pictures"));
        (await visitor.Page($"/people/{person}")).One(".line").TextContent.Trim().ShouldBe("Squall Pictures.");

        await Post(visitor, person, ("Form.Title", "Producer"), ("Form.Organisation", "Squall Pictures"));
        await Post(visitor, person, ("Form.Organisation", "Bindweed School"));

        var line = (await visitor.Page($"/people/{person}")).One(".line").TextContent;
        line.ShouldContain("Producer, Squall Pictures.");
        line.ShouldContain("Bindweed School.");
        line.Split("Squall").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_post_is_changed_ended_and_taken_out_and_each_can_be_undone()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Sorrel Birch", null, ("Form.Title", "Baker"));

        var edit = await Edit(visitor, person);
        (await edit.Send("work", ("Form.Title", "Miller"), ("Form.IsPast", "true"))).Location.ShouldBe(
            $"/people/{person}"
        );
        var ended = await visitor.Page($"/people/{person}");
        ended.One(".posts").TextContent.ShouldContain("Miller");
        ended.One(".posts").TextContent.ShouldContain("before");
        ended.One(".line").TextContent.ShouldNotContain("Miller");

        await visitor.Follow(await ended.Press("Undo"));
        var undone = await visitor.Page($"/people/{person}");
        undone.One(".line").TextContent.ShouldContain("Baker");

        var gone = await visitor.Follow(await (await Edit(visitor, person)).Press("Take it out"));
        gone.All(".posts").ShouldBeEmpty();
        await visitor.Follow(await gone.Press("Undo"));
        (await visitor.Page($"/people/{person}")).One(".posts").TextContent.ShouldContain("Baker");
    }

    [Fact]
    public async Task A_name_that_nobody_has_says_so_beside_the_field_and_nothing_typed_is_lost()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Bryony Marsh");
        var form = await visitor.Page($"/people/{person}/work/new");

        var answer = await form.Send("work", ("Form.Title", "Sailor"), ("Form.Through", "Nobody Here"));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        Message(answer, "through").ShouldContain("Nobody of that name");
        answer.One("#title").GetAttribute("value").ShouldBe("Sailor");
        answer.One("#through").GetAttribute("value").ShouldBe("Nobody Here");
        (await visitor.Page($"/people/{person}")).All(".posts").ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_two_bear_the_name_one_is_picked_and_stays_picked()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Linden Frost", null, ("Form.Organisation", "Tern Bank"));
        var meant = await visitor.Add("Linden Frost", null, ("Form.Organisation", "Plover Press"));
        var person = await visitor.Add("Hazel Moor");

        var asked = await (await visitor.Page($"/people/{person}/work/new")).Send(
            "work",
            ("Form.Title", "Printer"),
            ("Form.Through", "Linden")
        );
        Message(asked, "through").ShouldContain("Who is it?");
        asked.One(".which").TextContent.ShouldContain("Plover Press");
        await asked.Send("work", ("Form.ThroughId", meant.ToString()));

        (await visitor.Page($"/people/{person}"))
            .One(".posts a.name")
            .GetAttribute("href")
            .ShouldBe($"/people/{meant}");
        var again = await (await Edit(visitor, person)).Send("work", ("Form.Title", "Master printer"));
        again.Location.ShouldBe($"/people/{person}");
        (await visitor.Page($"/people/{person}"))
            .One(".posts a.name")
            .GetAttribute("href")
            .ShouldBe($"/people/{meant}");
    }

    [Theory]
    [InlineData("Form.From", "soon", "from", "2019-05")]
    [InlineData("Form.To", "--05-12", "to", "2019-05")]
    [InlineData("Form.To", "2018-12", "to", "before the beginning")]
    [InlineData("Form.Title", "", "title", "as what, or where")]
    public async Task What_cannot_be_read_says_what_to_do_beside_its_field(
        string field,
        string value,
        string id,
        string words
    )
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ash Heron");

        var answer = await (await visitor.Page($"/people/{person}/work/new")).Send(
            "work",
            [("Form.Title", "Rower"), ("Form.From", "2019"), (field, value)]
        );

        answer.Location.ShouldBeNull();
        Message(answer, id).ShouldContain(words);
    }

    [Fact]
    public async Task A_form_that_comes_twice_adds_one_post_and_one_that_comes_too_late_finds_nothing()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ivy Larkin");
        var form = await visitor.Page($"/people/{person}/work/new");
        await form.Send("work", ("Form.Title", "Rower"));
        await form.Send("work", ("Form.Title", "Rower"));
        (await visitor.Page($"/people/{person}")).All(".posts li").Length.ShouldBe(1);
        var stale = await Edit(visitor, person);

        await visitor.Follow(await (await Edit(visitor, person)).Press("Take it out"));

        (await stale.Send("work", ("Form.Title", "Runner"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stale.Press("Take it out")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_helped_is_forgotten_with_the_person_and_comes_back_by_undo()
    {
        using var visitor = await copy.SignedIn();
        var helper = await visitor.Add("Clover Reed");
        var person = await visitor.Add("Sage Thorn");
        await Post(visitor, person, ("Form.Title", "Gardener"), ("Form.Through", "Clover Reed"));

        var deleted = await visitor.Follow(
            await (await visitor.Page($"/people/{helper}/edit")).Press("Delete from this book")
        );
        (await visitor.Page($"/people/{person}")).Text.ShouldNotContain("Clover Reed");

        await visitor.Follow(await deleted.Press("Undo"));
        (await visitor.Page($"/people/{person}")).Text.ShouldContain("found through Clover Reed");
    }

    private static async Task Post(Visitor visitor, Guid person, params (string, string)[] fields) =>
        await visitor.Follow(await (await visitor.Page($"/people/{person}/work/new")).Send("work", fields));

    private static async Task<Page> Edit(Visitor visitor, Guid person) =>
        await visitor.Page((await visitor.Page($"/people/{person}")).One(".posts a.act").GetAttribute("href")!);

    private static string Message(Page page, string id) =>
        page.One($".field:has(#{id}) .validation-message").TextContent;
}
