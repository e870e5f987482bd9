using System.Net;
using Tilth.Accounts;

namespace Tilth.Tests.Accounts;

/// <summary>One's own account: its name, its days, its password; and nobody else's.</summary>
public sealed class KeepingOnesAccount(Copy copy) : IClassFixture<Copy>, IAsyncLifetime
{
    private const string Next = "another row of peas";

    // The counts of one minute are those of one test.
    public ValueTask InitializeAsync()
    {
        copy.Clock.Advance(TimeSpan.FromMinutes(2));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_new_password_holds_here_and_ends_every_other_session_and_the_old_password()
    {
        using var visitor = await copy.SignedIn();
        using var here = await Wire.SignedIn(copy, visitor);
        using var there = await Wire.SignedIn(copy, visitor);

        (await Change(here, Copy.Password, Next)).Location.ShouldBe("/account");

        (await here.Get("/account")).Text.ShouldContain("The new password holds.");
        (await here.Get("/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await there.Get("/people")).Status.ShouldBe(HttpStatusCode.Found);
        (await visitor.Page("/people")).Status.ShouldBe(HttpStatusCode.Found);
        using var again = new Wire(copy, "127.0.8.1");
        (await again.SignIn(visitor.Email, Copy.Password)).Text.ShouldContain("do not go together");
        (await again.SignIn(visitor.Email, Next)).Status.ShouldBe(HttpStatusCode.Found);
        (await CopyText.Of(copy)).ShouldContain("What=\"password-changed\"");
    }

    [Theory]
    [InlineData("not my password", Next, "That is not the password that you have now.")]
    [InlineData("", Next, "Please enter the password that you have now.")]
    [InlineData(Copy.Password, "short", "At least 8 characters, please")]
    [InlineData(Copy.Password, "password", "one of the passwords that are tried first")]
    [InlineData(Copy.Password, "", "Please choose a password.")]
    public async Task Whoever_does_not_know_the_old_one_or_takes_a_weak_one_changes_nothing(
        string current,
        string next,
        string message
    )
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);

        var answer = await Change(wire, current, next);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldContain(message);
        (await visitor.Page("/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await wire.SignIn(visitor.Email, Copy.Password)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Guesses_at_the_old_one_count_as_those_at_the_sign_in()
    {
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        for (var guess = 0; guess < SignInLimits.Failures; guess++)
            (await Change(wire, $"guess number {guess}", Next)).Text.ShouldContain("That is not the password");

        (await Change(wire, Copy.Password, Next)).Text.ShouldContain("That was tried too often.");
        (await wire.SignIn(visitor.Email, Copy.Password)).Text.ShouldContain("That was tried too often.");
        (await CopyText.Of(copy)).ShouldContain("What=\"password-change-failed\"");
        copy.Clock.Advance(SignInLimits.Window);
        (await Change(wire, Copy.Password, Next)).Location.ShouldBe("/account");
    }

    [Fact]
    public async Task A_form_that_names_another_account_does_not_touch_it()
    {
        using var other = await copy.SignedIn();
        using var visitor = await copy.SignedIn();
        using var wire = await Wire.SignedIn(copy, visitor);
        var account = (await copy.MeOf(other)).AccountId.ToString();

        await Change(
            wire,
            Copy.Password,
            Next,
            ("Password.AccountId", account),
            ("Password.Email", other.Email),
            ("AccountId", account),
            ("Email", other.Email)
        );

        (await other.Page("/people")).Status.ShouldBe(HttpStatusCode.OK);
        using var again = new Wire(copy, "127.0.8.2");
        (await again.SignIn(other.Email, Copy.Password)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task The_name_is_kept_and_the_zone_moves_the_day()
    {
        using var visitor = await copy.SignedIn(zone: "Europe/Lisbon");
        copy.Clock.Advance(TimeSpan.FromHours(44) - copy.Clock.GetUtcNow().TimeOfDay);
        var before = (await visitor.Page("/")).One("h1").TextContent.Split('.')[0];

        var saved = await visitor.Follow(
            await (await visitor.Page("/account")).Send(
                "account",
                ("Profile.Name", "Linnet Hollis"),
                ("Profile.Zone", "Pacific/Auckland")
            )
        );

        saved.Text.ShouldContain("Saved.");
        saved.One("#name").GetAttribute("value").ShouldBe("Linnet Hollis");
        saved.One("#zone").GetAttribute("value").ShouldBe("Pacific/Auckland");
        (await visitor.Page("/")).One("h1").TextContent.Split('.')[0].ShouldNotBe(before);
        (await visitor.Page("/more")).All("a[href='/account']").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Middle/Earth")]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public async Task A_zone_that_is_none_is_told_beside_its_field(string zone)
    {
        using var visitor = await copy.SignedIn();

        var answer = await (await visitor.Page("/account")).Send("account", ("Profile.Zone", zone));

        answer.One(".field:has(#zone) .validation-message").TextContent.ShouldContain("time zone");
        (await visitor.Page("/account")).One("#zone").GetAttribute("value").ShouldBe("Europe/Lisbon");
    }

    private static async Task<Reply> Change(Wire wire, string current, string next, params (string, string)[] more) =>
        await wire.Send(
            (await wire.Get("/account"))
                .Forms.Single(form => form.Handler == "password")
                .With([("Password.Current", current), ("Password.Next", next), .. more])
        );
}
