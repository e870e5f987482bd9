using System.Net;

namespace Tilth.Tests.Site;

/// <summary>A form that is not taken says why, and how nothing of what was typed is lost.</summary>
public sealed class SendingAFormTooLate(Copy copy) : IClassFixture<Copy>
{
    private const string Kept = "it keeps what you typed";

    [Fact]
    public async Task After_the_session_ended_one_is_told_to_sign_in_and_gets_back_to_the_form()
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        var form = (await wire.Get("/people/new?name=Wren")).Forms.Single(form => form.Handler == "add-person");
        wire.Cookies.Remove("tilth");

        wire.Headers["Referer"] = new Uri(copy.Address, "/people/new?name=Wren").ToString();
        var answer = await wire.Send(form.With(("Form.Name", "Rowan Alder")));

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Text.ShouldContain("You were signed out.");
        answer.Text.ShouldContain("which keeps what you typed");
        answer.Text.ShouldNotContain("There is nothing here.");
        var link = answer.Document.QuerySelector("main a.button")!.GetAttribute("href")!;
        link.ShouldBe("/sign-in?next=%2Fpeople%2Fnew%3Fname%3DWren");
        (await wire.SignIn(visitor.Email, Copy.Password, link)).Location.ShouldBe("/people/new?name=Wren");
        (await wire.Send(form.With(("Form.Name", "Rowan Alder")))).Location.ShouldStartWith("/people/");
    }

    [Theory]
    [InlineData("http://evil.example/people/new")]
    [InlineData("http://evil.example//people/new")]
    [InlineData("not an address")]
    [InlineData("/people/new")]
    [InlineData(null)]
    public async Task A_page_of_another_site_is_not_where_one_goes_after_it(string? from)
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        var form = (await wire.Get("/people/new")).Forms.Single(form => form.Handler == "add-person");
        wire.Cookies.Remove("tilth");
        if (from is not null)
            wire.Headers["Referer"] = from;

        var answer = await wire.Send(form);

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Document.QuerySelector("main a.button")!.GetAttribute("href").ShouldBe("/sign-in");
    }

    [Fact]
    public async Task A_form_of_another_time_is_answered_by_a_page_that_says_so()
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        var form = (await wire.Get("/people/new")).Forms.Single(form => form.Handler == "add-person");

        var answer = await wire.Send(form.With((Form.Token, "CfDJ8of-another-time")));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Document.QuerySelector("h1")!.TextContent.ShouldBe("This form has expired.");
        answer.Document.QuerySelectorAll("link[rel='stylesheet']").ShouldNotBeEmpty();
        answer.Text.ShouldContain(Kept);
    }

    [Theory]
    [InlineData("/people/new")]
    [InlineData("/note")]
    public async Task A_sign_that_cannot_be_kept_is_told_and_not_called_an_old_form(string path)
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        var form = (await wire.Get("/people/new")).Forms.First(form => form.Action == path);

        var answer = await wire.Send(form.With(("Form.Name", "Rowan\0Alder"), ("line", "met Rowan\0Alder")));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Document.QuerySelector("h1")!.TextContent.ShouldBe("This form cannot be read.");
        answer.Text.ShouldContain(Kept);
    }
}
