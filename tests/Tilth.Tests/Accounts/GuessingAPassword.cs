using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Tests.Accounts;

/// <summary>Somebody tries passwords: ten a minute, from wherever, and nothing is learnt from the answers.</summary>
public sealed class GuessingAPassword(Copy copy) : IClassFixture<Copy>, IAsyncLifetime
{
    private const string TooOften = "That was tried too often.",
        Wrong = "do not go together";

    // The counts of one minute are those of one test.
    public ValueTask InitializeAsync()
    {
        copy.Clock.Advance(TimeSpan.FromMinutes(2));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task After_ten_failures_on_an_account_no_stranger_gets_in_from_anywhere_but_its_owner_does()
    {
        using var owner = await copy.SignedIn();
        using var known = await Wire.SignedIn(copy, owner);
        for (var guess = 1; guess <= SignInLimits.Failures; guess++)
        {
            using var guesser = new Wire(copy, $"127.0.1.{guess}");
            (await guesser.SignIn(owner.Email, $"guess number {guess}")).Text.ShouldContain(Wrong);
        }

        using var elsewhere = new Wire(copy, "127.0.2.1");
        (await elsewhere.SignIn(owner.Email, Copy.Password)).Text.ShouldContain(TooOften);
        known.Cookies.Remove("tilth");
        (await known.SignIn(owner.Email, Copy.Password)).Status.ShouldBe(HttpStatusCode.Found);

        copy.Clock.Advance(SignInLimits.Window);
        (await elsewhere.SignIn(owner.Email, Copy.Password)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task After_ten_failures_from_an_address_no_account_can_be_tried_from_there()
    {
        using var owner = await copy.SignedIn();
        using var guesser = new Wire(copy, "127.0.3.1");
        for (var guess = 0; guess < SignInLimits.Failures; guess++)
            await guesser.SignIn($"nobody{guess}@example.org", "a guess of mine");

        (await guesser.SignIn(owner.Email, Copy.Password)).Text.ShouldContain(TooOften);
        using var elsewhere = new Wire(copy, "127.0.3.2");
        (await elsewhere.SignIn(owner.Email, Copy.Password)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task What_is_refused_is_written_down_once_a_minute_and_not_for_every_guess()
    {
        using var owner = await copy.SignedIn();
        var before = await Refusals();
        for (var minute = 1; minute <= 2; minute++)
        {
            copy.Clock.Advance(SignInLimits.Window);
            for (var guess = 0; guess < SignInLimits.Failures * 3; guess++)
                await From("10.3.3.3", guess % 2 == 0 ? owner.Email : $"other{guess}@example.org", "a guess of mine");
            (await Refusals() - before).ShouldBe(minute);
        }
    }

    private async Task<int> Refusals()
    {
        await using var db = copy.The<TilthStore>().ReadOwn();
        return await db.Set<AuditEvent>().CountAsync(row => row.What == "sign-in-refused" && row.Address == "10.3.3.3");
    }

    [Fact]
    public async Task All_addresses_of_one_IPv6_line_share_a_count()
    {
        using var owner = await copy.SignedIn();
        for (var guess = 0; guess < SignInLimits.Failures; guess++)
            (
                await From($"2001:db8:7:1::{guess + 1:x}", $"six{guess}@example.org", "a guess of mine")
            ).ShouldBeOfType<SignIn.Outcome.Wrong>();

        (await From("2001:db8:7:1:ffff::1", owner.Email, Copy.Password)).ShouldBeOfType<SignIn.Outcome.TooOften>();
        (await From("2001:db8:7:2::1", owner.Email, Copy.Password)).ShouldBeOfType<SignIn.Outcome.In>();
    }

    private Task<SignIn.Outcome> From(string address, string email, string password) =>
        copy.The<SignIn>()
            .Do(
                new SignIn.Form { Email = email, Password = password },
                new SignIn.From(address, "guesser", null, null)
            );

    [Fact]
    public async Task A_header_that_names_another_address_resets_nothing()
    {
        using var owner = await copy.SignedIn();
        using var guesser = new Wire(copy, "127.0.4.1");
        for (var guess = 0; guess < SignInLimits.Failures * 2; guess++)
        {
            foreach (var header in new[] { "X-Forwarded-For", "X-Real-IP", "Forwarded", "CF-Connecting-IP" })
                guesser.Headers[header] = header == "Forwarded" ? $"for=10.0.0.{guess}" : $"10.0.0.{guess}";
            var reply = await guesser.SignIn($"forwarded{guess}@example.org", "a guess of mine");
            reply.Text.ShouldContain(guess < SignInLimits.Failures ? Wrong : TooOften);
        }
    }

    [Fact]
    public async Task The_spelling_of_the_address_resets_nothing()
    {
        using var owner = await copy.SignedIn();
        for (var guess = 0; guess < SignInLimits.Failures; guess++)
        {
            using var guesser = new Wire(copy, $"127.0.5.{guess + 1}");
            var spelled = guess % 2 == 0 ? owner.Email.ToUpperInvariant() : $" {owner.Email} ";
            await guesser.SignIn(spelled, "a guess of mine");
        }
        using var last = new Wire(copy, "127.0.5.100");
        (await last.SignIn(owner.Email, Copy.Password)).Text.ShouldContain(TooOften);
    }

    [Fact]
    public async Task Many_guesses_at_once_are_not_more_guesses()
    {
        using var owner = await copy.SignedIn();
        var from = new SignIn.From("10.1.1.1", "guesser", null, null);

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, SignInLimits.Failures * 3)
                .Select(guess =>
                    Task.Run(() =>
                        copy.The<SignIn>()
                            .Do(new SignIn.Form { Email = owner.Email, Password = $"guess {guess}" }, from)
                    )
                )
        );

        outcomes.Count(outcome => outcome is SignIn.Outcome.Wrong).ShouldBeInRange(1, SignInLimits.Failures);
    }

    [Fact]
    public async Task The_right_password_is_not_counted_as_a_failure()
    {
        using var owner = await copy.SignedIn();
        for (var time = 0; time < SignInLimits.Failures * 2; time++)
        {
            using var browser = new Wire(copy, "127.0.6.1");
            (await browser.SignIn(owner.Email, Copy.Password)).Status.ShouldBe(HttpStatusCode.Found);
        }
    }

    [Fact]
    public async Task An_unknown_address_answers_as_a_wrong_password_does()
    {
        using var owner = await copy.SignedIn();
        using var one = new Wire(copy, "127.0.7.1");
        using var two = new Wire(copy, "127.0.7.2");
        var known = await one.SignIn(owner.Email, "a guess of mine");
        var unknown = await two.SignIn($"{Guid.CreateVersion7():N}@example.org", "a guess of mine");

        unknown.Status.ShouldBe(known.Status);
        unknown.Text.ShouldBe(known.Text);
        unknown.Body.Length.ShouldBe(known.Body.Length);
        unknown.SetCookies.Count().ShouldBe(known.SetCookies.Count());
    }

    /// <summary>Without the work for nobody's password the one is a hundred times the other; noise must not fail this.</summary>
    [Fact]
    public async Task An_unknown_address_takes_as_long_as_a_wrong_password()
    {
        await using var earnest = new Copy { HashesInEarnest = true };
        await earnest.InitializeAsync();
        using var owner = await earnest.SignedIn();
        await Median(earnest, owner.Email, "nobody@example.org", samples: 3);
        for (var tries = 1; ; tries++)
        {
            var (known, unknown) = await Median(earnest, owner.Email, "nobody@example.org");
            if (Math.Abs(known - unknown) <= 0.25 * Math.Max(known, unknown))
                return;
            tries.ShouldBeLessThan(5, $"wrong password {known:0.00} ms, unknown address {unknown:0.00} ms");
        }
    }

    private static async Task<(double, double)> Median(Copy earnest, string known, string unknown, int samples = 30)
    {
        var times = new Dictionary<string, List<double>>(StringComparer.Ordinal) { [known] = [], [unknown] = [] };
        for (var sample = 0; sample < samples; sample++)
        {
            earnest.Clock.Advance(SignInLimits.Window);
            foreach (var (email, taken) in times)
            {
                var started = Stopwatch.GetTimestamp();
                var form = new SignIn.Form { Email = email, Password = "a guess of mine" };
                await earnest.The<SignIn>().Do(form, new SignIn.From("10.2.2.2", "guesser", null, null));
                taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }
        return (times[known].Order().ElementAt(samples / 2), times[unknown].Order().ElementAt(samples / 2));
    }
}
