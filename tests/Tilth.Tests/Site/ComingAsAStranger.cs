using System.Net;

namespace Tilth.Tests.Site;

/// <summary>Who is not signed in meets the open pages and nothing else.</summary>
public sealed class ComingAsAStranger(Copy copy) : IClassFixture<Copy>, IAsyncLifetime
{
    private static readonly string[] Open =
    [
        "/sign-in",
        "/sign-in/second",
        "/sign-in/passkey",
        "/sign-in/passkey/options",
        "/join/{Secret}",
        "/welcome",
        "/not-found",
        "/problem",
        "/health",
        "/reach/{nonce}",
    ];

    // Until there is an account every page leads to the welcome.
    public async ValueTask InitializeAsync() => (await copy.SignedIn()).Dispose();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void The_open_pages_are_on_a_list() =>
        Routes
            .Of(copy)
            .Where(route => route.IsOpen)
            .Select(route => route.Pattern)
            .Distinct()
            .ShouldBe(Open, ignoreOrder: true);

    [Fact]
    public async Task Every_other_page_leads_to_the_sign_in_and_shows_nothing()
    {
        using var stranger = new Wire(copy);
        foreach (var route in Routes.Of(copy).Where(route => route is { Method: "GET", IsOpen: false }))
        {
            var path = route.At(Guid.NewGuid());
            var reply = await stranger.Get(path);

            reply.Status.ShouldBe(HttpStatusCode.Found, route.ToString());
            reply.Location.ShouldBe(path == "/" ? "/sign-in" : $"/sign-in?next={Uri.EscapeDataString(path)}");
            reply.Body.ShouldBeEmpty(route.ToString());
        }
    }

    [Fact]
    public async Task Every_other_form_is_refused()
    {
        using var stranger = new Wire(copy);
        var token = (await stranger.Get("/sign-in")).Forms.Single();
        foreach (var route in Routes.Of(copy).Where(route => route is { Method: not "GET", IsOpen: false }))
        {
            (await stranger.Post(route.At(Guid.NewGuid()), token.Fields)).Status.ShouldBe(
                HttpStatusCode.Unauthorized,
                route.ToString()
            );
        }
    }

    [Fact]
    public async Task What_is_not_there_looks_as_what_one_may_not_see()
    {
        using var stranger = new Wire(copy);

        (await stranger.Get("/no/such/page")).Status.ShouldBe(HttpStatusCode.Found);
        (await stranger.Get("/in/nobodys-book/people")).Location.ShouldBe(
            $"/sign-in?next={Uri.EscapeDataString("/in/nobodys-book/people")}"
        );
    }

    [Fact]
    public async Task No_address_is_made_from_the_host_that_the_request_names()
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        wire.Headers["Host"] = "evil.example";
        wire.Headers["X-Forwarded-Host"] = "evil.example";
        wire.Headers["X-Forwarded-Proto"] = "https";
        (await wire.SignIn(visitor.Email, Copy.Password)).Location.ShouldBe("/");
        foreach (var path in new[] { "/", "/people", "/people/new", "/history", "/sign-in", "/no/such/page" })
        {
            var reply = await wire.Get(path);
            reply.Body.ShouldNotContain("evil.example", Case.Insensitive, path);
            reply.Headers.SelectMany(header => header).ShouldAllBe(value => !value.Contains("evil.example"));
        }
    }
}
