using System.Net;
using Tilth.Accounts;

namespace Tilth.Tests.Accounts;

/// <summary>Behind a proxy on this machine: its word counts for address and scheme, what a visitor sent along does not.</summary>
public sealed class GuessingThroughAProxy : IAsyncLifetime
{
    private readonly Copy _copy = new() { BehindProxy = true };

    public ValueTask InitializeAsync() => _copy.InitializeAsync();

    [Fact]
    public async Task Whatever_the_visitor_sends_the_address_is_the_one_that_the_proxy_added()
    {
        using var owner = await _copy.SignedIn();
        using var guesser = new Wire(_copy);
        for (var guess = 0; guess < SignInLimits.Failures; guess++)
        {
            guesser.Headers["X-Forwarded-For"] = $"198.51.100.{guess}, 192.0.2.1";
            await guesser.SignIn($"nobody{guess}@example.org", "a guess of mine");
        }

        (await guesser.SignIn(owner.Email, Copy.Password)).Text.ShouldContain("That was tried too often.");
        guesser.Headers["X-Forwarded-For"] = "192.0.2.1, 192.0.2.2";
        (await guesser.SignIn(owner.Email, Copy.Password)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Neither_host_nor_path_are_taken_from_a_header_and_the_scheme_is()
    {
        using var owner = await _copy.SignedIn();
        using var wire = new Wire(_copy);
        wire.Headers["X-Forwarded-Host"] = "evil.example";
        wire.Headers["X-Forwarded-Prefix"] = "/evil";
        wire.Headers["X-Forwarded-Proto"] = "https";
        var signedIn = await wire.SignIn(owner.Email, Copy.Password);
        signedIn.Location.ShouldBe("/");
        signedIn.SetCookies.ShouldContain(cookie => cookie.StartsWith("__Host-tilth=") && cookie.Contains("secure"));
        foreach (var path in new[] { "/", "/people", "/people/new", "/sign-in" })
        {
            var reply = await wire.Get(path);
            reply.Body.ShouldNotContain("evil", Case.Insensitive, path);
            reply.Headers.SelectMany(header => header).ShouldAllBe(value => !value.Contains("evil"));
        }
    }

    /// <summary>A proxy that passes on what the visitor sent lets everybody choose an address.</summary>
    [Fact]
    public void The_proxy_that_the_papers_show_sets_the_address_itself()
    {
        var paper = Repository.Files("install.md").Single(file => file.Name == "docs/operating/install.md").Text;
        paper.ShouldContain("proxy_set_header X-Forwarded-For $remote_addr;");
        paper.ShouldContain("proxy_set_header X-Forwarded-Proto $scheme;");
    }

    public ValueTask DisposeAsync() => _copy.DisposeAsync();
}
