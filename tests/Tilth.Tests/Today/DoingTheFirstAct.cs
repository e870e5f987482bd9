using Microsoft.EntityFrameworkCore;
using Tilth.Conversations;
using Tilth.Promises;
using Tilth.Store;

namespace Tilth.Tests.Today;

/// <summary>The first act of an item does it: it opens the phone's own program, and then asks what was said.</summary>
public sealed class DoingTheFirstAct(Copy copy) : IClassFixture<Copy>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_stands_first_opens_call_mail_and_message_with_two_openings_and_writes_down_what_was_said()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add(
            "Rowan Alder",
            "close",
            ("Form.Email", "rowan@example.org"),
            ("Form.Phone", "+351912345678")
        );
        await visitor.Follow(await visitor.Talk(person, copy.Day().AddDays(-90).Iso()));

        var today = await visitor.Page("/");
        var item = today.One(".item");
        item.QuerySelector("summary, button")!.TextContent.ShouldBe("Call");
        item.QuerySelector("[data-key=d]")!.TagName.ShouldBe("SUMMARY");
        item.QuerySelectorAll("[data-key=l], [data-key=s]").Length.ShouldBe(2);
        item.QuerySelectorAll("a[href='tel:+351912345678']").ShouldNotBeEmpty();
        item.QuerySelectorAll("a[href^='mailto:rowan%40example.org?body=It%20has%20been']").ShouldNotBeEmpty();
        item.QuerySelectorAll("a[href^='sms:+351912345678?body=']").Length.ShouldBe(2);
        item.QuerySelector("select[name=kind] option[selected]")!.GetAttribute("value").ShouldBe("Call");

        var done = await visitor.Follow(await today.Fill("/note/said", ("text", "The seeds came."), ("kind", "Mail")));

        done.Names().ShouldBeEmpty();
        var mail = (await Talks(visitor)).Single(talk => talk.On == copy.Day());
        (mail.Kind, mail.Text, mail.IsConversation).ShouldBe((InteractionKind.Mail, "The seeds came.", false));
    }

    [Fact]
    public async Task What_is_promised_in_what_was_said_is_a_promise_and_one_undo_takes_both_back()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ivy Larkin");
        var promise = await visitor.Promise(person, "send the plan", copy.Day());
        var today = await visitor.Page("/");
        var before = await copy.Text(visitor);

        var kept = await visitor.Follow(
            await today.Fill(
                $"/promises/{promise}/keep",
                ("text", "Sent it, promised to send her the second one in two weeks"),
                ("kind", "Message")
            )
        );

        var open = (await copy.Todos(visitor)).Single(todo => todo.State == TodoState.Open);
        (open.Text, open.PersonId, open.DueOn).ShouldBe(("send her the second one", person, copy.Day().AddDays(14)));
        open.MadeInId.ShouldBe((await Talks(visitor)).Single().Id);
        await visitor.Follow(await kept.Press("Undo"));
        (await copy.Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task Who_else_was_there_by_the_words_of_a_planned_talk_joins_it()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Ivy Larkin");
        await visitor.Write("coffee with Ivy Larkin tomorrow 10:00");
        copy.Clock.Advance(TimeSpan.FromDays(2));
        var today = await visitor.Page("/");
        var talk = (await Talks(visitor)).Single();

        await visitor.Follow(
            await today.Fill(
                $"/conversations/{talk.Id}/happened",
                ("text", "talked to Hazel Storm as well, promised to call Hazel on the 28th")
            )
        );

        (await Talks(visitor)).Count.ShouldBe(1);
        var hazel = await visitor.Page(
            (await visitor.Page("/find?q=hazel")).One(".found a.name").GetAttribute("href")!
        );
        hazel.Text.ShouldContain("talked to Hazel Storm as well");
        hazel.Text.ShouldContain("call Hazel");
    }

    [Fact]
    public async Task A_promise_is_kept_with_what_was_said_in_one_act()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ivy Larkin");
        var promise = await visitor.Promise(person, "send the plan", copy.Day());
        var today = await visitor.Page("/");
        var before = await copy.Text(visitor);

        var kept = await visitor.Follow(
            await today.Fill($"/promises/{promise}/keep", ("text", "Sent; Ivy liked it."), ("kind", "Message"))
        );

        (await copy.Todos(visitor)).Single().State.ShouldBe(TodoState.Kept);
        (await Talks(visitor)).Single().Text.ShouldBe("Sent; Ivy liked it.");
        await visitor.Follow(await kept.Press("Undo"));
        (await copy.Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_settled_stays_so_when_it_is_pressed_again_in_another_tab()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ivy Larkin");
        var promise = await visitor.Promise(person, "send the plan", copy.Day());
        var today = await visitor.Page("/");
        await visitor.Follow(await today.Fill($"/promises/{promise}/keep", ("text", "Sent.")));
        var before = await copy.Text(visitor);

        await visitor.Follow(await today.Fill($"/promises/{promise}/keep", ("text", "Sent.")));
        await visitor.Follow(await today.Fill($"/promises/{promise}/release"));
        var last = await visitor.Follow(await today.Fill($"/promises/{promise}/later"));

        last.Status.ShouldBe(System.Net.HttpStatusCode.OK);
        (await copy.Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task To_say_it_twice_records_it_once_and_later_and_skip_twice_count_once()
    {
        using var visitor = await copy.SignedIn();
        var talked = await visitor.AddOverdue(copy, "Rowan Alder");
        var put = await visitor.AddOverdue(copy, "Sorrel Birch", daysAgo: 91);
        var today = await visitor.Page("/");

        await visitor.Follow(await today.Fill($"/people/{put}/skip"));
        var once = await copy.Text(visitor);
        await visitor.Follow(await today.Fill($"/people/{put}/skip"));
        (await copy.Text(visitor)).ShouldBe(once);
        await visitor.Follow(await today.Fill($"/people/{put}/later"));
        (await copy.Text(visitor)).ShouldBe(once);
        (await copy.Mine(visitor, put)).DueOn.ShouldBe(copy.Day().AddDays(30));

        var said = (await visitor.Page("/"));
        await visitor.Follow(await said.Fill("/note/said", ("text", "once")));
        await visitor.Follow(await said.Fill("/note/said", ("text", "once")));
        (await copy.Mine(visitor, talked)).Conversations.ShouldBe(2);
    }

    [Fact]
    public async Task A_planned_talk_asks_for_its_line_when_it_is_over_and_one_for_two_people_is_one_item()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Sorrel Birch");
        await visitor.Add("Ash Heron");
        await visitor.Write("coffee with Sorrel Birch and Ash Heron today 17:00");

        var ahead = await visitor.Page("/");
        ahead.LaneTitles().ShouldContain("You meet");
        ahead.One("section.straw").QuerySelectorAll(".item").Length.ShouldBe(1);
        ahead.One("section.straw").TextContent.ShouldContain("Also there: ");
        ahead.All("section.straw details[open]").ShouldBeEmpty();
        copy.Clock.Advance(TimeSpan.FromHours(10));

        var over = await visitor.Page("/");
        over.Text.ShouldContain("How was it?");
        var form = over.One("section.straw details[open] form").GetAttribute("action")!;
        await visitor.Follow(await over.Fill(form, ("text", "They sing together.")));
        var talk = (await Talks(visitor)).Single();
        (talk.Text, talk.IsPlanned).ShouldBe(("They sing together.", false));

        await visitor.Follow(await over.Fill(form, ("text", "another tab")));
        await visitor.Follow(await over.Fill(form.Replace("happened", "postpone")));
        (await Talks(visitor)).Single().Text.ShouldBe("They sing together.");
    }

    [Fact]
    public async Task A_late_evening_is_not_over_before_it_began()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Sorrel Birch");

        var today = await visitor.Write("coffee with Sorrel Birch today 23:30");

        today.Text.ShouldContain("Coffee today at 23:30");
        today.Text.ShouldNotContain("How was it?");
    }

    private async Task<List<Interaction>> Talks(Visitor visitor)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await db.Interactions().ToListAsync(Cancel);
    }
}
