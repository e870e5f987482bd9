using Microsoft.EntityFrameworkCore;
using Tilth.Conversations;
using Tilth.People;
using Tilth.Promises;
using Tilth.Store;
using Tilth.Tests.Today;

namespace Tilth.Tests.Capture;

/// <summary>A doubt of a line waits on Today as one question; each answer is one act that can be undone.</summary>
public sealed class AnsweringAQuestion(Copy copy) : IClassFixture<Copy>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_people_of_one_name_are_told_apart_and_asked_for_once_however_often_they_are_named()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Ash Heron", null, ("Form.Organisation", "Squall Pictures"));
        var other = await visitor.Add("Ash Heron", null, ("Form.Email", "ash@example.org"));

        var asked = await visitor.Write("met Ash Heron at lunch, send Ash the plan, call him on friday +film");

        asked.Text.ShouldContain("Who is Ash Heron?");
        asked.One("section.question").TextContent.ShouldContain("Squall Pictures");
        var answered = await Answer(visitor, "ash@example.org");
        answered.All("section.question").ShouldBeEmpty();
        (await copy.Todos(visitor)).ShouldAllBe(todo => todo.PersonId == other);
        (await copy.Mine(visitor, other)).Conversations.ShouldBe(1);
        (await visitor.Page($"/people/{other}")).Text.ShouldContain("film");
    }

    [Fact]
    public async Task Which_friday_is_asked_for_a_promise_and_which_tuesday_for_a_talk()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Ivy Larkin");

        await visitor.Write("promised to send Ivy Larkin the plan next friday");
        (await Question(visitor)).ShouldStartWith("Which day: send Ivy Larkin the plan?");
        (await copy.Todos(visitor)).Single().DueOn.ShouldBe(new DateOnly(2027, 3, 12));
        await Answer(visitor, "Friday, 5 March");
        (await copy.Todos(visitor)).Single().DueOn.ShouldBe(new DateOnly(2027, 3, 5));

        await visitor.Write("coffee with Ivy Larkin tue 10");
        (await Question(visitor)).ShouldStartWith("Which day: tue 10?");
        (await visitor.Page("/")).Text.ShouldContain("You meet");
        var moved = await Answer(visitor, "Tuesday, 9 March");
        moved.Text.ShouldNotContain("You meet");
        var talk = (await Talks(visitor)).Single();
        (talk.On, talk.IsPlanned).ShouldBe((new DateOnly(2027, 3, 9), true));
        (await visitor.Follow(await moved.Press("Undo"))).Text.ShouldContain("You meet");
    }

    [Fact]
    public async Task Whose_promise_it_is_settles_also_for_whom_it_is()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Rowan Alder");
        var ivy = await visitor.Add("Ivy Larkin");

        await visitor.Write("met Rowan Alder and Ivy Larkin will send the plan");
        var before = await copy.Text(visitor);
        (await Question(visitor)).ShouldBe("Whose promise is it: send the plan?");
        var answered = await Answer(visitor, "Ivy Larkin");

        answered.All("section.question").ShouldBeEmpty();
        var todo = (await copy.Todos(visitor)).Single();
        (todo.Owner, todo.PersonId).ShouldBe((Owner.Theirs, ivy));
        await visitor.Follow(await answered.Press("Undo"));
        (await copy.Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task A_town_is_not_put_among_the_people_before_one_says_so()
    {
        using var visitor = await copy.SignedIn();

        await visitor.Write("met Berlin yesterday");
        (await Question(visitor)).ShouldStartWith("Is Berlin a person?");
        (await visitor.Page("/people")).Text.ShouldNotContain("Berlin");
        var place = await Answer(visitor, "No, a place or a firm");
        (await Talks(visitor)).Single().Place.ShouldBe("Berlin");
        await visitor.Follow(await place.Press("Undo"));
        await Answer(visitor, "Berlin (new)");
        (await visitor.Page("/people")).Text.ShouldContain("Berlin");
    }

    [Fact]
    public async Task Where_a_name_ends_is_asked_and_the_answer_moves_the_rest_to_the_firm()
    {
        using var visitor = await copy.SignedIn();

        await visitor.Write("met Ana Sofia Lima Northlight at the fair");
        (await Question(visitor)).ShouldStartWith("Where does the name end: Ana Sofia Lima Northlight?");
        await Answer(visitor, "Ana Sofia Lima, of Northlight");

        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        (await db.People().AnyAsync(person => person.DisplayName == "Ana Sofia Lima", Cancel)).ShouldBeTrue();
        (await db.Organisations().SingleAsync(Cancel)).Name.ShouldBe("Northlight");
    }

    [Fact]
    public async Task A_wish_to_meet_one_of_two_waits_for_the_answer_too()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Tansy Reed");
        var brook = await visitor.Add("Tansy Brook");

        await visitor.Write("want to meet Tansy, read in the Courier");
        await Answer(visitor, "Tansy Brook");

        (await copy.Mine(visitor, brook)).ReadIn.ShouldBe("the Courier");
    }

    [Fact]
    public async Task Them_may_be_all_of_them()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Rowan Alder");
        await visitor.Add("Ivy Larkin");

        await visitor.Write("met Rowan Alder and Ivy Larkin, send them the photos");
        await Answer(visitor, "All of them");

        (await copy.Todos(visitor)).Select(todo => todo.PersonId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task To_leave_it_is_an_answer_and_a_second_answer_from_another_tab_changes_nothing()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Tansy Reed");
        await visitor.Add("Tansy Brook");
        await visitor.Write("met Tansy at the choir");
        var tab = await visitor.Page("/");

        (await Answer(visitor, "Leave it as it is")).All("section.question").ShouldBeEmpty();
        var before = await copy.Text(visitor);
        var again = await visitor.Follow(
            await tab.Fill(tab.One("section.question form").GetAttribute("action")!, ("choice", "0"))
        );

        again.Text.ShouldContain("That was answered already.");
        (await copy.Text(visitor)).ShouldBe(before);
    }

    [Fact]
    public async Task Two_talks_in_one_line_are_both_written_down_and_a_promise_to_two_is_owed_to_each()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Rowan Alder");
        await visitor.Add("Ivy Larkin");

        await visitor.Write(
            "met Rowan Alder at the fair, called Ivy Larkin yesterday, promised Rowan and Ivy to send the photos"
        );

        (await Talks(visitor))
            .Select(talk => talk.Kind)
            .ShouldBe([InteractionKind.Met, InteractionKind.Call], ignoreOrder: true);
        (await copy.Todos(visitor)).Select(todo => todo.PersonId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Somebody_who_is_not_among_the_choices_can_be_named_known_or_new()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Tansy Reed");
        await visitor.Add("Tansy Brook");
        var rowan = await visitor.Add("Rowan Alder");

        await visitor.Write("met Tansy at the choir");
        (await Type(visitor, ("name", "Rowan Alder"))).All("section.question").ShouldBeEmpty();
        (await copy.Mine(visitor, rowan)).Conversations.ShouldBe(1);

        await visitor.Write("met Tansy at the market");
        await Type(visitor, ("name", "Tansy Sedge"));
        (await visitor.Page("/people")).Text.ShouldContain("Tansy Sedge");
        (await visitor.Page("/people")).All(".name").Length.ShouldBe(4);
    }

    [Fact]
    public async Task A_name_that_several_have_asks_once_more_and_saying_nothing_changes_nothing()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Tansy Reed");
        await visitor.Add("Tansy Brook");
        var ash = await visitor.Add("Ash Heron", null, ("Form.Organisation", "Squall Pictures"));
        await visitor.Add("Ash Heron", null, ("Form.Organisation", "Quince"));
        await visitor.Write("met Tansy at the choir");
        var before = await copy.Text(visitor);

        (await Type(visitor, ("name", "  "))).Text.ShouldContain("The question waits");
        (await Type(visitor, ("day", "2027-03-01"))).Text.ShouldContain("The question waits");
        (await copy.Text(visitor)).ShouldBe(before);

        (await Type(visitor, ("name", "ash heron"))).Text.ShouldContain("Several people may be meant.");
        await Answer(visitor, "Squall Pictures");
        (await copy.Mine(visitor, ash)).Conversations.ShouldBe(1);
    }

    [Fact]
    public async Task Another_day_can_be_said()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Ivy Larkin");

        await visitor.Write("promised to send Ivy Larkin the plan next friday");
        await Type(visitor, ("day", "2027-03-20"));

        (await copy.Todos(visitor)).Single().DueOn.ShouldBe(new DateOnly(2027, 3, 20));
    }

    private static async Task<Page> Type(Visitor visitor, (string, string) field)
    {
        var today = await visitor.Page("/");
        return await visitor.Follow(await today.Press("That is it", field));
    }

    private static async Task<string> Question(Visitor visitor) =>
        (await visitor.Page("/")).One("section.question b").TextContent;

    /// <summary>Presses the choice of that text, or with that hint.</summary>
    private static async Task<Page> Answer(Visitor visitor, string choice)
    {
        var today = await visitor.Page("/");
        var button = today
            .All("section.question button")
            .First(button => button.TextContent.Contains(choice, StringComparison.Ordinal));
        return await visitor.Follow(
            await today.Fill(button.Closest("form")!.GetAttribute("action")!, ("choice", button.GetAttribute("value")!))
        );
    }

    private async Task<List<Interaction>> Talks(Visitor visitor)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await db.Interactions().ToListAsync(Cancel);
    }
}
