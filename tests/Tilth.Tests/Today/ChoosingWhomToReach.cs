using Tilth.Conversations;
using Tilth.Store;

namespace Tilth.Tests.Today;

/// <summary>At most five, the promised first, room for somebody new, and nothing that is late vanishes.</summary>
public sealed class ChoosingWhomToReach(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task Five_at_most_the_promised_first_somebody_new_last_and_the_rest_can_be_seen()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Somebody New");
        await visitor.Add("Another New");
        for (var at = 0; at < 4; at++)
            await visitor.AddOverdue(copy, $"Overdue {at}");
        var person = await visitor.AddOverdue(copy, "Linden Frost");
        await visitor.Promise(person, "send the photos", copy.Day());
        await visitor.AddOverdue(copy, "Sorrel Birch");
        await visitor.Write("coffee with Sorrel Birch today 23:00");

        var today = await visitor.Page("/");

        today.LaneTitles().ShouldBe(["Promised", "You meet", "Keep in touch", "Someone new"]);
        today.Names().Count.ShouldBe(5);
        today.Names()[0].ShouldBe("Linden Frost");
        today.Names().Count(name => name.EndsWith("New", StringComparison.Ordinal)).ShouldBe(1);
        today.Text.ShouldContain("Two more can wait.");
        (await visitor.Page("/?all=true")).Names().Count.ShouldBe(7);
    }

    [Fact]
    public async Task Whom_one_meets_today_stands_there_however_much_was_promised()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Linden Frost");
        for (var at = 0; at < 8; at++)
            await visitor.Promise(person, $"send part {at}", copy.Day().AddDays(-at));

        await visitor.Write("coffee with Sorrel Birch today 23:00");

        (await visitor.Page("/")).Names().ShouldContain("Sorrel Birch");
    }

    [Fact]
    public async Task What_one_promised_stands_there_however_many_one_meets()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Linden Frost");
        await visitor.Promise(person, "send the photos", copy.Day());
        foreach (var name in (string[])["Ivy Larkin", "Ash Heron", "Clover Reed", "Hazel Storm", "Reed Vale"])
            await visitor.Write($"coffee with {name} today 23:00");

        var names = (await visitor.Page("/")).Names();

        names.Count.ShouldBe(5);
        names.ShouldContain("Linden Frost");
    }

    [Fact]
    public async Task Somebody_new_comes_up_once_a_day_however_it_ends()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Follow(await visitor.Talk(await visitor.Add("Known Before"), copy.Day().AddDays(-3).Iso()));
        for (var at = 0; at < 5; at++)
            await visitor.Add($"Somebody New {at}");
        var today = await visitor.Page("/");
        var first = today.Names(".straw").ShouldHaveSingleItem();
        var person = Guid.Parse(today.One("section.straw input[name=person]").GetAttribute("value")!);

        var skipped = await visitor.Follow(await today.Fill($"/people/{person}/skip"));
        skipped.Names(".straw").ShouldBeEmpty();
        var undone = await visitor.Follow(await skipped.Press("Undo"));
        undone.Names(".straw").ShouldBe([first]);
        var greeted = await visitor.Follow(await undone.Fill("/note/said", ("text", "hello")));
        greeted.Names(".straw").ShouldBeEmpty();

        copy.Clock.Advance(TimeSpan.FromDays(1));
        (await visitor.Page("/")).Names(".straw").ShouldHaveSingleItem().ShouldNotBe(first);
    }

    [Fact]
    public async Task On_the_first_morning_three_wait_and_to_greet_one_leaves_the_other_two()
    {
        using var visitor = await copy.SignedIn();
        for (var at = 0; at < 6; at++)
            await visitor.Add($"Brought In {at}");
        var today = await visitor.Page("/");
        var three = today.Names(".straw");
        three.Count.ShouldBe(3);
        today.All(".due").ShouldBeEmpty();

        var greeted = await visitor.Follow(await today.Fill("/note/said", ("text", "hello")));

        greeted.Names(".straw").ShouldBe(three.Skip(1));
    }

    [Fact]
    public async Task The_day_on_which_one_met_is_a_reason_to_write()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");
        await visitor.Follow(await visitor.Talk(person, copy.Day().AddDays(-10).Iso()));
        var form = await visitor.Page($"/people/{person}/mine");
        await visitor.Follow(await form.Send("edit-relationship", ("Form.MetOn", copy.Day().AddYears(-2).Iso())));

        var today = await visitor.Page("/");

        today.LaneTitles().ShouldContain("A reason to write");
        today.Text.ShouldContain("You met two years ago today");
    }

    [Theory]
    [InlineData(999, "999 conversations this week.")]
    [InlineData(1001, "1,000 conversations or more this week.")]
    public async Task A_week_is_counted_to_a_thousand(int talks, string sentence)
    {
        using var visitor = await copy.SignedIn();
        var me = await copy.MeOf(visitor);
        await copy.The<TilthStore>()
            .Write(
                me,
                "import",
                db =>
                {
                    db.AddMany(
                        Enumerable
                            .Range(0, talks)
                            .Select(_ =>
                                Interaction.Record(
                                    me,
                                    NewId.At(copy.Clock.GetUtcNow()),
                                    InteractionKind.Call,
                                    copy.Day().AddDays(-1)
                                )
                            )
                    );
                    return Task.FromResult(true);
                },
                TestContext.Current.CancellationToken
            );

        (await visitor.Page("/")).Text.ShouldContain(sentence);
    }
}
