using System.Net;
using Tilth.Accounts;

namespace Tilth.Tests.Accounts;

/// <summary>Somebody found the screen open: what decides who gets in asks once more, and remembers it for ten minutes.</summary>
public sealed class ConfirmingWhoSitsThere(Copy copy) : IClassFixture<Copy>, IAsyncLifetime
{
    private const string Page = "/account/second-key",
        Confirm = "/account/confirm";

    public ValueTask InitializeAsync()
    {
        copy.Clock.Advance(SignInLimits.Window * 2);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/account/second-key")]
    [InlineData("/account/passkeys")]
    public async Task Ten_minutes_after_the_sign_in_it_is_asked_for_and_then_leads_back(string path)
    {
        using var owner = await copy.SignedIn();
        copy.Clock.Advance(Credential.ConfirmationHolds - TimeSpan.FromSeconds(1));
        (await owner.Page(path)).Status.ShouldBe(HttpStatusCode.OK);
        copy.Clock.Advance(TimeSpan.FromSeconds(1));

        var asked = await owner.Page(path);
        asked.Location.ShouldBe($"{Confirm}?next={Uri.EscapeDataString(path)}");
        var form = await owner.Follow(asked);
        (await form.Send("confirm", ("Form.Password", "not the password"))).Text.ShouldContain("That is not it.");
        (await owner.Page(path)).Location.ShouldNotBeNull();
        (await form.Send("confirm", ("Form.Password", ""))).Text.ShouldContain("That is not it.");

        (await form.Send("confirm", ("Form.Password", Copy.Password))).Location.ShouldBe(path);
        (await owner.Page(path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_that_lay_open_too_long_is_not_taken()
    {
        using var owner = await copy.SignedIn();
        var form = await owner.Page(Page);
        copy.Clock.Advance(Credential.ConfirmationHolds);

        (await form.Send("second-key-begin")).Location.ShouldStartWith(Confirm);

        await (await owner.Page(Confirm)).Send("confirm", ("Form.Password", Copy.Password));
        (await owner.Page(Page)).All("#secret").ShouldBeEmpty();
    }

    [Fact]
    public async Task It_counts_for_the_session_that_said_it_and_no_other()
    {
        using var owner = await copy.SignedIn();
        using var other = await Wire.SignedIn(copy, owner);
        copy.Clock.Advance(Credential.ConfirmationHolds);

        await (await owner.Page(Confirm)).Send("confirm", ("Form.Password", Copy.Password));

        (await owner.Page(Page)).Status.ShouldBe(HttpStatusCode.OK);
        (await other.Get(Page)).Location.ShouldStartWith(Confirm);
    }

    [Fact]
    public async Task Guessing_here_is_counted_as_guessing_at_the_door()
    {
        using var owner = await copy.SignedIn();
        using var thief = await Wire.SignedIn(copy, owner);
        thief.Cookies.Remove("tilth-device");
        for (var guess = 0; guess < SignInLimits.Failures; guess++)
            (await Guess(thief, $"guess {guess}")).Text.ShouldContain("That is not it.");

        (await Guess(thief, Copy.Password)).Text.ShouldContain("tried too often");
        using var stranger = new Wire(copy, "127.0.8.1");
        (await stranger.SignIn(owner.Email, Copy.Password)).Text.ShouldContain("tried too often");
    }

    [Fact]
    public async Task It_leads_to_pages_of_this_site_alone()
    {
        using var owner = await copy.SignedIn();
        var form = await owner.Page($"{Confirm}?next=%2F%2Fevil.example");

        (await form.Send("confirm", ("Form.Password", Copy.Password))).Location.ShouldBe("/");
    }

    private static async Task<Reply> Guess(Wire wire, string password)
    {
        var form = (await wire.Get(Confirm)).Forms.Single(form => form.Handler == "confirm");
        return await wire.Send(form.With(("Form.Password", password)));
    }
}
