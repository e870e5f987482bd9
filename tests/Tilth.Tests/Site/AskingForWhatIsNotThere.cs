using System.Net;

namespace Tilth.Tests.Site;

/// <summary>What is not there is a 404 with a page that says so, however one asks for it.</summary>
public sealed class AskingForWhatIsNotThere(Copy copy) : IClassFixture<Copy>
{
    [Theory]
    [InlineData("edit", "edit-person")]
    [InlineData("mine", "edit-relationship")]
    [InlineData("work/new", "work")]
    public async Task A_form_about_somebody_who_was_deleted_meanwhile_finds_nobody(string page, string form)
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Fern Heath");
        var stale = await visitor.Page($"/people/{person}/{page}");
        await visitor.Follow(await (await visitor.Page($"/people/{person}/edit")).Press("Delete from this book"));

        var answer = await stale.Send(form, ("Form.Title", "Gardener"), ("Form.Notes", "late"));

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Text.ShouldContain("There is nothing here.");
    }

    [Fact]
    public async Task So_does_a_form_about_a_talk_that_was_taken_out()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.Add("Ash Heron");
        var page = await visitor.Follow(await visitor.Talk(person, "2027-03-01"));
        var stale = await visitor.Page(page.One("a[href^='/conversations/'][href$='/edit']").GetAttribute("href")!);
        await visitor.Follow(await stale.Press("Take it out"));

        (await stale.Send("edit-conversation", ("Form.Text", "late"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/people?q=label:%00")]
    [InlineData("/find?q=%00")]
    [InlineData("/find/list?q=%00")]
    [InlineData("/export/people.csv?q=label:%00")]
    [InlineData("/people?sort=name&after=%00")]
    public async Task A_question_with_a_character_that_no_text_has_is_refused(string address)
    {
        using var visitor = await copy.SignedIn();
        (await visitor.Page(address)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/history?person=nonsense")]
    [InlineData("/conversations/new?with=nonsense")]
    [InlineData("/people/nonsense")]
    public async Task An_id_that_is_none_finds_nothing(string path)
    {
        using var visitor = await copy.SignedIn();

        (await visitor.Page(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
