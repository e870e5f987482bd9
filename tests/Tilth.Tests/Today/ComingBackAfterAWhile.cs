using Tilth.Accounts;

namespace Tilth.Tests.Today;

/// <summary>After six days without an act Today opens with three, and offers a fresh start.</summary>
public sealed class ComingBackAfterAWhile(Copy copy) : IClassFixture<Copy>
{
    private const string Again = "Let the time to keep in touch begin again from today";

    [Fact]
    public async Task After_five_days_all_is_as_usual_and_after_six_three_wait_with_a_fresh_start()
    {
        using var visitor = await copy.SignedIn();
        for (var at = 0; at < 7; at++)
            await visitor.AddOverdue(copy, $"Overdue {at}");
        copy.Clock.Advance(TimeSpan.FromDays(5));
        var usual = await visitor.Page("/");
        usual.Names().Count.ShouldBe(5);
        usual.Text.ShouldContain("Two more can wait.");
        usual.Text.ShouldNotContain("fresh start");

        copy.Clock.Advance(TimeSpan.FromDays(1));
        var back = await visitor.Page("/");

        back.Names().Count.ShouldBe(3);
        back.Text.ShouldContain("Good to see you. Three are enough for today.");
        back.Text.ShouldContain(Again + ", for seven people");
        back.Text.ShouldContain("Four more can wait.");
        (await visitor.Page("/?all=true")).Names().Count.ShouldBe(7);
    }

    [Fact]
    public async Task To_look_twice_is_no_act_and_the_offer_stays_all_day()
    {
        // A copy of its own: in one that has seen a month, what is forgotten each day would change it too.
        await using var young = new Copy();
        await young.InitializeAsync();
        using var visitor = await young.SignedIn();
        var first = await visitor.AddOverdue(young, "Rowan Alder");
        await visitor.AddOverdue(young, "Juniper Vale");
        young.Clock.Advance(TimeSpan.FromDays(6));
        // When a browser was last used is no act.
        var before = await CopyText.Of(young, typeof(Credential));

        await visitor.Page("/");
        (await visitor.Page("/")).Text.ShouldContain(Again);
        (await CopyText.Of(young, typeof(Credential))).ShouldStillBe(before);

        await visitor.Follow(await visitor.Talk(first, young.Day().Iso()));
        (await visitor.Page("/")).Text.ShouldContain(Again + ", for one person");
        young.Clock.Advance(TimeSpan.FromDays(1));
        (await visitor.Page("/")).Text.ShouldNotContain(Again);
    }

    [Fact]
    public async Task A_fresh_start_is_one_act_that_begins_every_time_again_and_its_undo_brings_all_back()
    {
        using var visitor = await copy.SignedIn();
        var people = new List<Guid>();
        for (var at = 0; at < 6; at++)
            people.Add(await visitor.AddOverdue(copy, $"Overdue {at}"));
        copy.Clock.Advance(TimeSpan.FromDays(7));
        var today = await visitor.Page("/");
        var before = await copy.Text(visitor);

        var fresh = await visitor.Follow(await today.Press(Again + ", for six people"));

        fresh.Text.ShouldContain("All begin again from today.");
        fresh.Names(".leaf").ShouldBeEmpty();
        fresh.Text.ShouldNotContain(Again);
        var due = new List<DateOnly>();
        foreach (var person in people)
            due.Add((await copy.Mine(visitor, person)).DueOn!.Value);
        due.Min().ShouldBe(copy.Day().AddDays(30));
        due.Max().ShouldBeLessThan(copy.Day().AddDays(45));
        due.Distinct().Count().ShouldBe(6);
        await visitor.Follow(await fresh.Press("Undo"));
        (await copy.Text(visitor)).ShouldBe(before);
        (await visitor.Page("/")).Text.ShouldContain(Again);
    }

    [Fact]
    public async Task Late_promises_are_spread_over_two_weeks_and_none_is_dropped()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Linden Frost");
        for (var at = 1; at <= 7; at++)
            await visitor.Promise(person, $"send part {at}", copy.Day().AddDays(-at));
        copy.Clock.Advance(TimeSpan.FromDays(8));
        var before = await copy.Todos(visitor);

        var spread = await visitor.Follow(
            await (await visitor.Page("/")).Press("Spread seven promises over the next two weeks")
        );

        spread.Text.ShouldContain("None is dropped.");
        spread.Names(".berry").Count.ShouldBe(1);
        var after = await copy.Todos(visitor);
        after.ShouldAllBe(todo => todo.IsOpen && todo.LaterUntil < copy.Day().AddDays(14));
        after.Select(todo => todo.DueOn).ShouldBe(before.Select(todo => todo.DueOn));
        after.Select(todo => todo.LaterUntil).Distinct().Count().ShouldBe(7);
        copy.Clock.Advance(TimeSpan.FromDays(14));
        await visitor.SignIn();
        (await visitor.Page("/?all=true")).Names(".berry").Count.ShouldBe(7);
    }

    [Fact]
    public async Task A_book_that_was_opened_today_needs_no_fresh_start()
    {
        using var visitor = await copy.SignedIn();

        (await visitor.Page("/")).Text.ShouldNotContain("fresh start");
    }
}
