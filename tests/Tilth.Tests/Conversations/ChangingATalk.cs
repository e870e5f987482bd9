using Tilth.Tests.Today;

namespace Tilth.Tests.Conversations;

/// <summary>Who was there can be put right afterwards: somebody forgotten, somebody who was not.</summary>
public sealed class ChangingATalk(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task Somebody_forgotten_comes_in_and_who_was_not_there_goes_with_the_count_of_talks()
    {
        using var visitor = await copy.SignedIn();
        var (rowan, ivy) = (await visitor.Add("Rowan Alder"), await visitor.Add("Ivy Larkin"));
        await visitor.Talk(rowan, "2027-03-01");
        var before = await copy.Text(visitor);
        var form = await Edit(visitor, rowan);

        var saved = await form.Send("edit-conversation", ($"Form.There[{rowan}]", "false"), ("Form.AlsoWith", "Ivy"));

        saved.Location.ShouldBe($"/people/{ivy}");
        (await copy.Mine(visitor, ivy)).Conversations.ShouldBe(1);
        (await copy.Mine(visitor, rowan)).Conversations.ShouldBe(0);
        await visitor.Follow(await (await visitor.Follow(saved)).Press("Undo"));
        (await copy.Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task A_talk_with_nobody_or_with_a_stranger_is_not_saved()
    {
        using var visitor = await copy.SignedIn();
        var rowan = await visitor.Add("Rowan Alder");
        await visitor.Talk(rowan, "2027-03-01");
        var form = await Edit(visitor, rowan);

        (await form.Send("edit-conversation", ($"Form.There[{rowan}]", "false"))).Text.ShouldContain(
            "Somebody was there"
        );
        (await form.Send("edit-conversation", ("Form.AlsoWith", "Nobody Known"))).Text.ShouldContain(
            "Nobody of that name"
        );
        (await copy.Mine(visitor, rowan)).Conversations.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_came_in_while_the_form_was_open_stays()
    {
        using var visitor = await copy.SignedIn();
        var (rowan, ivy) = (await visitor.Add("Rowan Alder"), await visitor.Add("Ivy Larkin"));
        await visitor.Talk(rowan, "2027-03-01");
        var form = await Edit(visitor, rowan);
        await (await Edit(visitor, rowan)).Send("edit-conversation", ("Form.AlsoWith", "Ivy"));

        await form.Send("edit-conversation", ("Form.Place", "the market"));

        (await copy.Mine(visitor, ivy)).Conversations.ShouldBe(1);
    }

    private static async Task<Page> Edit(Visitor visitor, Guid person) =>
        await visitor.Page(
            (await visitor.Page($"/people/{person}"))
                .One("a[href^='/conversations/'][href$='/edit']")
                .GetAttribute("href")!
        );
}
