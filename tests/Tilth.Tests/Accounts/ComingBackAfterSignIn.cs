using System.Net;

namespace Tilth.Tests.Accounts;

/// <summary>After the sign-in one is back where one wanted to go, and never on another site.</summary>
public sealed class ComingBackAfterSignIn(Copy copy) : IClassFixture<Copy>
{
    [Theory]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData(@"\\evil.example")]
    [InlineData(@"/\evil.example")]
    [InlineData(@"/\/evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("http:///evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("evil.example")]
    [InlineData("@evil.example")]
    [InlineData(":@evil.example")]
    [InlineData("")]
    public async Task Another_site_is_not_where_one_comes_from(string next) => (await LandsAt(next)).ShouldBe("/");

    [Theory]
    [InlineData("/people")]
    [InlineData("/people?after=a&id=01a40577-c680-7089-bbe5-610d0ea8aa0d")]
    [InlineData("/history?person=01a40577-c680-7089-bbe5-610d0ea8aa0d")]
    public async Task A_page_of_ours_is(string next) => (await LandsAt(next)).ShouldBe(next);

    [Theory]
    [InlineData("/..//evil.example")]
    [InlineData("/%2f%2fevil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/.//evil.example")]
    [InlineData("/people@evil.example")]
    public async Task A_path_that_looks_strange_stays_on_this_site(string next)
    {
        var location = await LandsAt(next);

        new Uri(copy.Address, location).Authority.ShouldBe(copy.Address.Authority);
        location.ShouldStartWith("/");
        location.ShouldNotStartWith("//");
    }

    [Fact]
    public async Task The_page_that_asked_for_the_sign_in_is_the_one_that_comes_after_it()
    {
        using var visitor = await copy.SignedIn();
        using var wire = new Wire(copy);
        var asked = await wire.Get("/people/new?x=%2F%2Fevil.example");

        (await wire.SignIn(visitor.Email, Copy.Password, asked.Location!)).Location.ShouldBe(
            "/people/new?x=%2F%2Fevil.example"
        );
    }

    private async Task<string> LandsAt(string next)
    {
        using var visitor = await copy.SignedIn();
        using var wire = new Wire(copy);
        var reply = await wire.SignIn(visitor.Email, Copy.Password, $"/sign-in?next={Uri.EscapeDataString(next)}");
        reply.Status.ShouldBe(HttpStatusCode.Found);
        return reply.Location!;
    }
}
