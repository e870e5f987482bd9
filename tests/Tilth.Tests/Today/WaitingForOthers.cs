namespace Tilth.Tests.Today;

/// <summary>What others promised: closed, without blame; one asks kindly or lets it go.</summary>
public sealed class WaitingForOthers(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task It_is_closed_and_to_ask_kindly_opens_a_ready_sentence_and_hides_it_for_a_week()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder", null, ("Form.Email", "rowan@example.org"));
        var promise = await visitor.Promise(person, "the grant link", copy.Day().AddDays(-20), owner: "Theirs");
        await visitor.Promise(person, "the photos", copy.Day().AddDays(-3), owner: "Theirs");

        var today = await visitor.Page("/");
        today.One("details.waiting").HasAttribute("open").ShouldBeFalse();
        today.One("details.waiting > summary").TextContent.ShouldContain("two things");
        today.All("details.waiting .due, details.waiting .berry").ShouldBeEmpty();
        today
            .One("details.waiting .item")
            .QuerySelectorAll("a[href^='mailto:rowan%40example.org?body=No%20hurry']")
            .ShouldNotBeEmpty();

        var asked = await visitor.Follow(await today.Fill($"/promises/{promise}/asked"));

        asked.Text.ShouldContain("Asked. It comes up again in a week.");
        asked.One("details.waiting").TextContent.ShouldNotContain("grant link");
        copy.Clock.Advance(TimeSpan.FromDays(7));
        var later = await visitor.Page("/");
        later.One("details.waiting").TextContent.ShouldContain("You asked seven days ago.");
        var let = await visitor.Follow(await later.Fill($"/promises/{promise}/release"));
        let.One("details.waiting").TextContent.ShouldNotContain("grant link");
    }
}
