using Microsoft.EntityFrameworkCore;
using Tilth.Capture;
using Tilth.People;
using Tilth.Promises;
using Tilth.Store;
using Tilth.Tests.Today;

namespace Tilth.Tests.Capture;

/// <summary>The line through the front door: what is certain is done, what is not is asked, and all of it is kept.</summary>
public sealed class WritingALine(Copy copy) : IClassFixture<Copy>
{
    private const string Line =
        "met Rowan Alder and Juniper Vale at First Tuesday, promised to send Rowan the grant link by friday, Juniper knows Ash Heron at Squall";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_makes_people_a_talk_and_a_promise_in_one_act_that_can_be_undone()
    {
        using var visitor = await copy.SignedIn();
        var before = await Text(visitor);

        var written = await Write(visitor, Line);

        written.Text.ShouldContain("Written down: Rowan Alder, Juniper Vale. One promise.");
        var page = await visitor.Page("/people");
        page.Text.ShouldContain("Rowan Alder");
        page.Text.ShouldNotContain("Ash Heron");
        (await Open(visitor)).ShouldHaveSingleItem().DueOn.ShouldBe(new DateOnly(2027, 3, 5));
        await visitor.Follow(await written.Press("Undo"));
        (await Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task A_promise_stands_on_its_day_is_kept_and_the_undo_opens_it_again()
    {
        using var visitor = await copy.SignedIn();
        await Write(visitor, "promised to send Linden Frost the photos today");

        var today = await visitor.Page("/");
        today.Text.ShouldContain("Promised");
        today.Text.ShouldContain("Linden Frost");
        today.Text.ShouldContain("Due today.");
        var kept = await visitor.Follow(await today.Press("Done"));

        kept.Text.ShouldContain("Kept. Well done.");
        kept.Text.ShouldNotContain("Due today.");
        (await visitor.Follow(await kept.Press("Undo"))).Text.ShouldContain("Due today.");
    }

    [Theory]
    [InlineData("Rowan Alder moved to Porto")]
    [InlineData("Rowan Alder gave me advice on visas")]
    [InlineData("Rowan Alder +vip birthday 3 may")]
    public async Task What_is_said_of_somebody_who_is_here_stands_on_their_page_and_is_no_talk(string line)
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");
        var before = await Text(visitor);

        var written = await Write(visitor, line);

        written.Text.ShouldContain("Written down: Rowan Alder.");
        var page = await visitor.Page($"/people/{person}");
        page.One(".noted").TextContent.ShouldContain(line);
        page.Text.ShouldNotContain("Last in touch");
        await visitor.Follow(await written.Press("Undo"));
        (await Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task A_label_alone_leaves_no_note()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");

        await Write(visitor, "Rowan Alder +vip");

        var page = await visitor.Page($"/people/{person}");
        page.Text.ShouldContain("vip");
        page.All(".noted").ShouldBeEmpty();
    }

    [Fact]
    public async Task Which_of_two_waits_as_one_question_and_the_answer_completes_the_talk()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Tansy Reed");
        var brook = await visitor.Add("Tansy Brook");

        var written = await Write(visitor, "met Tansy at the choir");
        written.Text.ShouldContain("Who is Tansy?");
        (await visitor.Page($"/people/{brook}")).Text.ShouldNotContain("the choir");

        var question = (await visitor.Page("/"))
            .All("section.question button")
            .Single(button => button.TextContent.Trim() == "Tansy Brook");
        await visitor.Follow(
            await (await visitor.Page("/")).Press("Tansy Brook", ("choice", question.GetAttribute("value")!))
        );

        (await visitor.Page($"/people/{brook}")).Text.ShouldContain("met Tansy at the choir");
        (await visitor.Page("/")).All("section.question").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_talk_ahead_stands_on_its_day_and_counts_only_when_it_has_happened()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Sorrel Birch", "close");

        await Write(visitor, "coffee with Sorrel Birch today 17:00");
        var today = await visitor.Page("/");

        today.Text.ShouldContain("You meet");
        today.Text.ShouldContain("Coffee today at 17:00");
        today.Text.ShouldContain("No conversation written down this week yet.");
        (await visitor.Follow(await today.Press("Done"))).Text.ShouldContain(
            "One conversation with one person this week."
        );
    }

    [Fact]
    public async Task Who_rests_is_raised_by_no_planned_talk_and_no_promise()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Linden Frost");
        await Write(visitor, "coffee with Linden Frost today 17:00");
        await Write(visitor, "Linden Frost promised to send me the photos");
        (await visitor.Page("/")).Text.ShouldContain("You meet");
        (await visitor.Page("/")).All("details.waiting").ShouldNotBeEmpty();

        await visitor.Follow(
            await (await visitor.Page($"/people/{person}/edit")).Send("edit-person", ("Form.Rest", "Died"))
        );

        (await visitor.Page("/")).Text.ShouldNotContain("Linden Frost");
    }

    [Fact]
    public async Task Whom_one_wants_to_meet_is_in_the_book_as_wanted()
    {
        using var visitor = await copy.SignedIn();

        await Write(visitor, "want to meet Ivy Larkin, Hollow Tree, read in the Courier");

        var page = await visitor.Page((await visitor.Page("/find?q=ivy")).One(".found a.name").GetAttribute("href")!);
        page.Text.ShouldContain("You would like to meet.");
        page.Text.ShouldContain("Hollow Tree");
    }

    [Fact]
    public async Task What_is_not_understood_is_kept_word_for_word()
    {
        using var visitor = await copy.SignedIn();

        await Write(visitor, "¿qué? zzz 99 ;;; <b>bold</b>");

        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        (await db.Lines().SingleAsync(Cancel)).Text.ShouldBe("¿qué? zzz 99 ;;; <b>bold</b>");
    }

    [Fact]
    public async Task While_one_types_the_chips_tell_what_it_will_become_and_nothing_is_saved()
    {
        using var visitor = await copy.SignedIn();
        var before = await Text(visitor);

        var chips = await (await visitor.Page("/people")).Post("/note", "/note/look", ("line", Line));

        chips.All(".chip").Select(chip => chip.TextContent).ShouldContain(text => text.Contains("Rowan Alder"));
        chips.Text.ShouldContain("you promise");
        chips.Text.ShouldMatch("by Friday [0-9]");
        (await Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task Whom_one_will_meet_has_not_been_met_yet()
    {
        using var visitor = await copy.SignedIn();

        await Write(visitor, "meeting with Zoe Quill tomorrow 14:00, promised to bring the plan");
        await Write(visitor, "met Hazel Storm yesterday");

        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        var met = await (
            from person in db.People()
            join mine in db.Relationships() on person.Id equals mine.PersonId
            select new { person.DisplayName, mine.MetOn }
        ).ToDictionaryAsync(row => row.DisplayName, row => row.MetOn, Cancel);
        met["Zoe Quill"].ShouldBeNull();
        met["Hazel Storm"]!.Value.Whole.ShouldBe(copy.Day().AddDays(-1));
        (await db.Todos().SingleAsync(Cancel)).DueOn.ShouldBe(copy.Day().AddDays(1));
    }

    private static async Task<Page> Write(Visitor visitor, string line) =>
        await visitor.Follow(
            await (await visitor.Page("/")).Fill("/note", ("line", line), ("id", Guid.CreateVersion7().ToString()))
        );

    private async Task<List<Todo>> Open(Visitor visitor)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await db.Todos().ToListAsync(Cancel);
    }

    private async Task<string> Text(Visitor visitor)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await BookText.Of(db, Cancel);
    }
}
