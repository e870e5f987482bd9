using System.Net;
using Tilth.Tests.Today;

namespace Tilth.Tests.Site;

/// <summary>A form that is not taken says why, and how nothing of what was typed is lost.</summary>
public sealed class SendingAFormTooLate(Copy copy) : IClassFixture<Copy>
{
    private const string Kept = "most browsers keep what you typed";

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
        answer.Text.ShouldContain("what you typed is kept on this page");
        answer.Text.ShouldNotContain("There is nothing here.");
        var link = answer.Document.QuerySelector("main a.button")!.GetAttribute("href")!;
        link.ShouldBe("/sign-in?next=%2Fpeople%2Fnew%3Fname%3DWren");
        (await wire.SignIn(visitor.Email, Copy.Password, link)).Location.ShouldBe("/people/new?name=Wren");
        var added = await wire.Send(answer.Forms.Single());
        added.Location.ShouldNotBeNull(added.Text);
        (await wire.Get(added.Location)).Document.QuerySelector("h1")!.TextContent.ShouldBe("Rowan Alder");
    }

    [Fact]
    public async Task What_is_sent_again_is_taken_from_nobody_but_the_one_who_was_signed_in()
    {
        using var visitor = await copy.SignedIn();
        using var other = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        var form = (await wire.Get("/people/new")).Forms.Single(form => form.Handler == "add-person");
        wire.Cookies.Remove("tilth");
        var answer = await wire.Send(form.With(("Form.Name", "Rowan Alder")));

        (await wire.Send(answer.Forms.Single())).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await wire.SignIn(other.Email, Copy.Password);

        (await wire.Send(answer.Forms.Single())).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await wire.Get("/people")).Text.ShouldNotContain("Rowan");
    }

    [Fact]
    public async Task A_button_that_is_pressed_again_leads_to_a_page()
    {
        using var visitor = await copy.SignedIn();
        var person = await visitor.AddOverdue(copy, "Ash Heron");
        using var wire = await Wire.SignedIn(copy, visitor);
        var form = (await wire.Get("/")).Forms.Single(form => form.Action == $"/people/{person}/later");
        wire.Cookies.Remove("tilth");
        var again = (await wire.Send(form)).Forms.Single();
        await wire.SignIn(visitor.Email, Copy.Password);

        wire.Headers["Referer"] = new Uri(copy.Address, form.Action).ToString();

        (await wire.Send(again)).Location.ShouldBe("/");
    }

    [Fact]
    public async Task A_password_stands_on_no_page()
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        var form = (await wire.Get("/account")).Forms.Single(form => form.Handler == "password");
        wire.Cookies.Remove("tilth");

        var answer = await wire.Send(form.With(("Password.Current", "a secret of mine")));

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Body.ShouldNotContain("a secret of mine");
    }

    [Fact]
    public async Task No_address_of_another_site_is_one_to_send_to()
    {
        using var visitor = await copy.SignedIn();
        using var stranger = new Wire(copy);
        var form = (await stranger.Get("/sign-in")).Forms.Single();

        var answer = await stranger.Post("/.//evil.example/x", form.Fields);

        answer.Document.QuerySelectorAll("form").ShouldBeEmpty();
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
        answer.Document.QuerySelectorAll("form").ShouldBeEmpty();
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
