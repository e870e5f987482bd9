namespace Tilth.Tests.Today;

/// <summary>Away until a day: Today asks for nothing; then people come up again a few at a time.</summary>
public sealed class BeingAway(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task It_pauses_all_of_today_and_one_act_ends_it()
    {
        using var visitor = await copy.SignedIn();
        await visitor.AddOverdue(copy, "Rowan Alder");
        await visitor.Write("promised to send Linden Frost the photos today");

        var away = await Away(visitor, 10);

        away.Text.ShouldContain("You are away until");
        away.Text.ShouldContain("Nothing here waits for you");
        away.Names().ShouldBeEmpty();
        away.All("details.waiting, section.question:not(.fresh)").ShouldBeEmpty();
        var back = await visitor.Follow(await away.Press("I am back"));
        back.Text.ShouldContain("Good to have you back.");
        back.Names().ShouldBe(["Linden Frost", "Rowan Alder"]);
        (await visitor.Follow(await back.Press("Undo"))).Text.ShouldContain("You are away until");
    }

    [Fact]
    public async Task Its_own_page_says_until_when_changes_the_day_and_ends_it()
    {
        using var visitor = await copy.SignedIn();
        (await visitor.Page("/away")).Text.ShouldNotContain("You are away");
        await Away(visitor, 10);

        var page = await visitor.Page("/away");
        page.Text.ShouldContain($"You are away until {copy.Day().AddDays(10):d MMMM}.");
        page.One("#backon").GetAttribute("value").ShouldBe(copy.Day().AddDays(10).Iso());
        var later = await visitor.Follow(await page.Send("go-away", ("Form.BackOn", copy.Day().AddDays(12).Iso())));
        later.Text.ShouldContain($"You are away until {copy.Day().AddDays(12):d MMMM}.");

        var back = await (await visitor.Page("/away")).Press("I am back");

        back.Location.ShouldBe("/");
        (await visitor.Follow(back)).Text.ShouldContain("Good to have you back.");
        (await visitor.Page("/away")).Text.ShouldNotContain("You are away");
    }

    [Fact]
    public async Task It_ends_by_itself_on_the_day()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Linden Frost");
        await visitor.Promise(person, "send the photos", copy.Day().AddDays(1));
        await Away(visitor, 3);

        copy.Clock.Advance(TimeSpan.FromDays(2));
        (await visitor.Page("/")).Text.ShouldContain("You are away");
        copy.Clock.Advance(TimeSpan.FromDays(1));

        (await visitor.Page("/")).Names().ShouldBe(["Linden Frost"]);
    }

    [Fact]
    public async Task Who_came_due_meanwhile_comes_up_over_the_days_after_and_nobody_is_lost()
    {
        using var visitor = await copy.SignedIn();
        // Each comes back on a day of their own in two weeks: five of six on the first two would be a miracle.
        for (var at = 0; at < 6; at++)
            await visitor.AddOverdue(copy, $"Due Soon {at}", daysAgo: 20);
        await Away(visitor, 20);
        copy.Clock.Advance(TimeSpan.FromDays(20));
        await visitor.SignIn();
        // One act, so that this is not also a return after six days.
        await visitor.Write("a quiet day");
        copy.Clock.Advance(TimeSpan.FromDays(1));

        var first = await visitor.Page("/");
        first.Names(".leaf").Count.ShouldBeLessThan(5);
        (await visitor.Page("/?all=true")).Names(".leaf").Count.ShouldBe(6);

        copy.Clock.Advance(TimeSpan.FromDays(14));
        await visitor.SignIn();
        await visitor.Write("a quiet day");
        copy.Clock.Advance(TimeSpan.FromDays(1));
        var last = await visitor.Page("/");
        last.Names(".leaf").Count.ShouldBe(5);
        last.Text.ShouldContain("One more can wait.");
    }

    [Theory]
    [InlineData("2020-01-01", "That day is not ahead. Please give a day from tomorrow on.")]
    [InlineData("2099-01-01", "Please give a day within a year; it can be moved later.")]
    [InlineData("", "Please give the day on which you are back, such as 2027-04-12.")]
    public async Task A_day_that_cannot_be_is_told_beside_the_field_and_stays_in_it(string day, string message)
    {
        using var visitor = await copy.SignedIn();

        var answer = await (await visitor.Page("/away")).Send("go-away", ("Form.BackOn", day));

        answer.Text.ShouldContain(message);
        (answer.One("#backon").GetAttribute("value") ?? "").ShouldBe(day);
        (await visitor.Page("/")).Text.ShouldNotContain("You are away");
    }

    private async Task<Page> Away(Visitor visitor, int days) =>
        await visitor.Follow(
            await (await visitor.Page("/away")).Send("go-away", ("Form.BackOn", copy.Day().AddDays(days).Iso()))
        );
}
