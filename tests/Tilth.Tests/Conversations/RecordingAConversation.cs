using System.Net;
using Microsoft.EntityFrameworkCore;
using Tilth.Conversations;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Tests.Conversations;

public sealed class RecordingAConversation(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task It_stands_on_the_page_of_the_person_and_in_the_count_of_the_week()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Rowan Alder");

        var recorded = await (await visitor.Page($"/conversations/new?with={person}")).Send(
            "record-conversation",
            ("Form.Text", "The grant is for April."),
            ("Form.Kind", "Coffee")
        );

        recorded.Location.ShouldBe($"/people/{person}");
        var page = await visitor.Follow(recorded);
        page.Text.ShouldContain("The grant is for April.");
        page.Text.ShouldContain("Written down.");
        (await visitor.Page("/")).Text.ShouldContain("One conversation with one person this week.");
    }

    [Fact]
    public async Task Sending_the_form_twice_records_once()
    {
        using var visitor = await copy.SignedIn();
        var form = await visitor.Page($"/conversations/new?with={await visitor.Add("Juniper Vale")}");

        await form.Send("record-conversation", ("Form.Text", "once"));
        (await form.Send("record-conversation", ("Form.Text", "once"))).Status.ShouldBe(HttpStatusCode.Redirect);

        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        (await db.Interactions().CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    [Fact]
    public async Task It_restarts_the_time_to_keep_in_touch()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Sorrel Birch", circle: "close");

        await visitor.Talk(person, "2027-01-04");
        (await visitor.Page("/")).Text.ShouldContain("Sorrel Birch");
        await visitor.Talk(person, "2027-03-01");

        (await visitor.Page("/")).Text.ShouldNotContain("Sorrel Birch");
        var mine = await Mine(visitor, person);
        mine.LastContactOn.ShouldBe(new DateOnly(2027, 3, 1));
        mine.DueOn.ShouldBe(new DateOnly(2027, 3, 31));
        mine.Conversations.ShouldBe(2);
    }

    [Fact]
    public async Task Who_has_no_date_of_contact_is_never_called_late()
    {
        using var visitor = await copy.SignedIn();
        await visitor.Add("Linden Frost", circle: "close");

        var today = await visitor.Page("/");
        today.All("section.leaf").ShouldBeEmpty();
        today.One("section.straw").TextContent.ShouldContain("Linden Frost");
        today.Text.ShouldNotContain("Due");
    }

    [Fact]
    public async Task Undone_it_is_gone_and_the_time_is_as_before()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ash Heron", circle: "close");
        await visitor.Talk(person, "2027-01-04");
        var before = await Mine(visitor, person);

        var talked = await visitor.Follow(await visitor.Talk(person, "2027-03-01"));
        var undone = await visitor.Follow(await talked.Press("Undo"));

        undone.Text.ShouldContain("Undone.");
        var after = await Mine(visitor, person);
        (after.LastContactOn, after.DueOn, after.Conversations).ShouldBe(
            (before.LastContactOn, before.DueOn, before.Conversations)
        );
    }

    [Fact]
    public async Task A_person_of_another_book_is_not_there()
    {
        using var other = await copy.SignedIn();
        var theirs = await other.Add("Ivy Larkin");
        using var visitor = await copy.SignedIn();

        (await visitor.Page($"/conversations/new?with={theirs}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Page($"/people/{theirs}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var form = await visitor.Page($"/conversations/new?with={await visitor.Add("Clover Reed")}");
        (await form.Send("record-conversation", ("Form.With[0]", theirs.ToString()))).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    private async Task<Relationship> Mine(Visitor visitor, Guid person)
    {
        await using var db = copy.The<TilthStore>().Read(await copy.MeOf(visitor));
        return await db.Relationships()
            .SingleAsync(row => row.PersonId == person, TestContext.Current.CancellationToken);
    }
}
