using Tilth.Promises;

namespace Tilth.Tests.Today;

/// <summary>The openings are sentences that one can send as they stand, to the one who reads them.</summary>
public sealed class SpeakingToSomebody(Copy copy) : IClassFixture<Copy>
{
    [Theory]
    [InlineData("lend the book", "lend the book")]
    [InlineData("Send Rowan the plan.", "send you the plan")]
    [InlineData("send rowan alder the plan", "send you the plan")]
    [InlineData("return Rowan's ladder", "return your ladder")]
    [InlineData("write to Rowanna", "write to Rowanna")]
    [InlineData("VAT form for ROWAN", "VAT form for you")]
    [InlineData("Rowan", "you")]
    public void A_name_becomes_you(string text, string said) => SaidToYou.Text(text, "Rowan Alder").ShouldBe(said);

    [Theory]
    [InlineData("ask Dr. Alder", "Dr. Alder", "ask you")]
    [InlineData("ask Dr. Heron", "Dr. Alder", "ask Dr. Heron")]
    [InlineData("see .* there", ".* (", "see you there")]
    [InlineData("send it", null, "send it")]
    [InlineData("", "Rowan", "")]
    public void Any_name_is_but_a_name(string text, string? name, string said) =>
        SaidToYou.Text(text, name).ShouldBe(said);

    [Fact]
    public async Task What_was_promised_is_said_as_a_promise_both_ways()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder", null, ("Form.Email", "rowan@example.org"));
        await visitor.Promise(person, "Lend Rowan the book", copy.Day());
        await visitor.Promise(person, "a lunch", copy.Day());
        await visitor.Promise(person, "lend me Rowan's ladder", copy.Day(), owner: "Theirs");

        var today = await visitor.Page("/");

        Openings(today, "section.berry")
            .ShouldBe([
                "I promised to lend you the book; it is not forgotten.",
                "I promised to lend you the book. When would suit you?",
                "I promised you a lunch; it is not forgotten.",
                "I promised you a lunch. When would suit you?",
            ]);
        Openings(today, ".waiting")[0]
            .ShouldBe("You kindly offered to lend me your ladder. Would that still suit you?");
        today.One("h1").TextContent.ShouldContain("One person to reach.");
        (await visitor.Page("/?all=true")).One("h1").TextContent.ShouldContain("One person to reach.");
    }

    [Theory]
    [InlineData("call", "Speak to you today at 17:00.")]
    [InlineData("coffee", "See you today at 17:00.")]
    public async Task A_talk_that_is_planned_is_looked_forward_to_in_its_own_way(string kind, string opening)
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Sorrel Birch", null, ("Form.Email", "sorrel@example.org"));

        var today = await visitor.Write($"{kind} with Sorrel Birch today 17:00");

        Openings(today, "section.straw")[0].ShouldBe(opening);
    }

    [Fact]
    public async Task The_way_that_the_button_names_is_the_one_that_stands_first()
    {
        using var visitor = await copy.SignedIn();
        var both = await visitor.Add(
            "Rowan Alder",
            null,
            ("Form.Email", "rowan@example.org"),
            ("Form.Phone", "+351912345678")
        );
        await visitor.Promise(both, "lend the book", copy.Day());
        var mail = await visitor.Add("Ivy Larkin", null, ("Form.Email", "ivy@example.org"));
        await visitor.Promise(mail, "send the plan", copy.Day());

        var items = (await visitor.Page("/")).All("section.berry .item");

        items
            .Select(item => item.QuerySelectorAll("[data-first]").Single().TextContent)
            .ShouldBe(["Call +351912345678", "Mail this"], ignoreOrder: true);
        items
            .Select(item => item.QuerySelector("summary")!.TextContent)
            .ShouldBe(["Call", "Write a mail"], ignoreOrder: true);
    }

    private static List<string> Openings(Page page, string part) =>
        [.. page.One(part).QuerySelectorAll(".reach li > p.quiet").Select(opening => opening.TextContent)];
}
