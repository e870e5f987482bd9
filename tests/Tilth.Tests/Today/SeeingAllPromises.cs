using Tilth.Promises;

namespace Tilth.Tests.Today;

/// <summary>Everything that is open stands on one page with its day, also what is owed to nobody yet; and can be changed.</summary>
public sealed class SeeingAllPromises(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task What_is_owed_to_nobody_stands_there_before_its_day_and_what_waits_is_not_red()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Ivy Larkin");
        await visitor.Write("book a table by 2027-03-20");
        await visitor.Write("promised to send Ivy the map by 2027-03-01");
        await visitor.Write("Ivy promised to send me the deck by 2027-03-01");

        var page = await visitor.Page("/promises");

        page.All(".owed li")
            .Select(row => row.QuerySelector("p")!.TextContent)
            .ShouldBe(["Send Ivy the map", "Book a table", "Send me the deck"]);
        page.All(".owed li.berry p:first-of-type").Select(row => row.TextContent).ShouldBe(["Send Ivy the map"]);
    }

    [Fact]
    public async Task What_was_kept_and_let_go_stays_to_be_seen_and_is_counted_and_where_it_was_promised_is_said()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Ivy Larkin");
        await visitor.Write("met Ivy at First Tuesday, promised to send Ivy the map");
        await visitor.Write("promised Ivy a lunch");
        await visitor.Write("promised Ivy the seed list");
        var page = await visitor.Page("/promises");
        page.Text.ShouldContain("You promised today (First Tuesday).");
        await page.Press("Done");
        await (await visitor.Page("/promises")).Press("Let it go");

        page = await visitor.Page("/promises");

        page.Text.ShouldContain("You kept one of the two before these.");
        page.All(".owed li").Length.ShouldBe(3);
        page.All(".settled li")
            .Select(row => row.QuerySelector(".why")!.TextContent)
            .Order()
            .ShouldBe(["Let go today.", "You kept it today."]);
    }

    [Fact]
    public async Task A_promise_can_be_changed_in_all_it_says_and_that_undone()
    {
        using var visitor = await copy.SignedIn();
        var ivy = await visitor.Add("Ivy Larkin");
        await visitor.Write("book a table by 2027-03-20");
        var before = await copy.Text(visitor);
        var edit = (await visitor.Page("/promises")).One(".owed a[href$='/edit']").GetAttribute("href")!;

        var saved = await (await visitor.Page(edit)).Send(
            "edit-promise",
            ("Form.Text", "lend the shears"),
            ("Form.Owner", "Theirs"),
            ("Form.DueOn", "2027-04-01"),
            ("Form.With", "ivy larkin")
        );

        saved.Location.ShouldBe($"/people/{ivy}");
        var todo = (await copy.Todos(visitor)).Single();
        (todo.Text, todo.Owner, todo.DueOn, todo.PersonId).ShouldBe(
            ("lend the shears", Owner.Theirs, new DateOnly(2027, 4, 1), ivy)
        );
        await visitor.Follow(await (await visitor.Follow(saved)).Press("Undo"));
        (await copy.Text(visitor)).ShouldBe(before);
    }

    [Theory]
    [InlineData("Form.Text", "", "What was promised?")]
    [InlineData("Form.DueOn", "", "By when?")]
    [InlineData("Form.DueOn", "soon", "By when?")]
    [InlineData("Form.With", "Nobody Known", "Nobody of that name")]
    public async Task What_cannot_be_read_is_said_beside_its_field_and_the_rest_is_kept(
        string field,
        string typed,
        string words
    )
    {
        using var visitor = await copy.SignedIn();
        await visitor.Write("book a table by 2027-03-20");
        var edit = (await visitor.Page("/promises")).One(".owed a[href$='/edit']").GetAttribute("href")!;

        var answer = await (await visitor.Page(edit)).Send(
            "edit-promise",
            ("Form.Text", "lend the shears"),
            (field, typed)
        );

        answer.Text.ShouldContain(words);
        (await copy.Todos(visitor)).Single().Text.ShouldBe("book a table");
        if (field != "Form.Text")
            answer.One("#text").GetAttribute("value").ShouldBe("lend the shears");
    }
}
