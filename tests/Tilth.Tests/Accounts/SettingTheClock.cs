using System.Net;
using Tilth.Accounts;

namespace Tilth.Tests.Accounts;

/// <summary>The machine's clock is set, by hand or by itself: what has run out stays so, and nothing lasts longer for it.</summary>
public sealed class SettingTheClock : IAsyncLifetime
{
    private readonly Copy _copy = new();

    public static TheoryData<TimeSpan> Steps => [TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(365)];

    public ValueTask InitializeAsync() => _copy.InitializeAsync();

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_session_that_has_run_out_is_not_alive_again_when_the_clock_goes_back(TimeSpan back)
    {
        using var visitor = await _copy.SignedIn();
        using var elsewhere = await Wire.SignedIn(_copy, visitor);
        _copy.Clock.Advance(SignIn.SessionLives);
        (await IsIn(visitor)).ShouldBeFalse();

        Set(-back);

        (await IsIn(visitor)).ShouldBeFalse();
        (await elsewhere.Get("/people")).Status.ShouldBe(HttpStatusCode.Found);
        await visitor.SignIn();
        (await IsIn(visitor)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_has_run_out_is_gone_within_the_hour_also_where_nobody_came_with_it()
    {
        using var visitor = await _copy.SignedIn();
        _copy.Clock.Advance(SignIn.DeviceLives + TimeSpan.FromHours(1));

        for (var tries = 0; tries < 200 && (await CopyText.Of(_copy)).Contains("Credential "); tries++)
            await Task.Delay(50, TestContext.Current.CancellationToken);

        (await CopyText.Of(_copy)).ShouldNotContain("Credential ");
    }

    [Fact]
    public async Task A_session_made_while_the_clock_was_far_ahead_ends_when_it_is_put_right()
    {
        Set(TimeSpan.FromDays(365));
        using var visitor = await _copy.SignedIn();
        using var known = await Wire.SignedIn(_copy, visitor);
        (await IsIn(visitor)).ShouldBeTrue();

        Set(-TimeSpan.FromDays(365));

        (await IsIn(visitor)).ShouldBeFalse();
        await Guess(visitor.Email);
        (await known.SignIn(visitor.Email, Copy.Password)).Text.ShouldContain("tried too often");
    }

    [Fact]
    public async Task For_an_hour_or_a_day_either_way_nobody_has_to_sign_in_again()
    {
        using var visitor = await _copy.SignedIn();
        foreach (var step in new[] { TimeSpan.FromHours(1), TimeSpan.FromDays(1) })
        {
            foreach (var jump in new[] { step, -step, -step, step })
            {
                Set(jump);
                (await IsIn(visitor)).ShouldBeTrue($"after {jump}");
            }
        }
    }

    [Fact]
    public async Task Whoever_tried_too_often_waits_no_longer_because_the_clock_went_back()
    {
        using var visitor = await _copy.SignedIn();
        await Guess(visitor.Email);

        Set(-TimeSpan.FromDays(365));
        _copy.Clock.Advance(SignInLimits.Window);

        using var stranger = new Wire(_copy, "127.0.9.2");
        (await stranger.SignIn(visitor.Email, Copy.Password)).Status.ShouldBe(HttpStatusCode.Found);
    }

    private void Set(TimeSpan by) => _copy.Clock.AdjustTime(_copy.Clock.GetUtcNow() + by);

    private async Task Guess(string email)
    {
        using var guesser = new Wire(_copy, "127.0.9.1");
        for (var guess = 0; guess < SignInLimits.Failures; guess++)
            await guesser.SignIn(email, "a guess of mine");
    }

    private static async Task<bool> IsIn(Visitor visitor) =>
        (await visitor.Page("/people")).Status == HttpStatusCode.OK;

    public ValueTask DisposeAsync() => _copy.DisposeAsync();
}
