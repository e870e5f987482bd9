using System.Net;
using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Tests.Accounts;

/// <summary>An app that shows codes: set up, asked for at every sign-in, each code once; and what helps when it is lost.</summary>
public sealed class AskingForASecondKey(Copy copy) : IClassFixture<Copy>, IAsyncLifetime
{
    private const string Setup = "/account/second-key",
        Second = "/sign-in/second",
        NotRight = "That code is not right",
        TooOften = "Please wait a quarter of an hour";

    private readonly List<string> _recovery = [];

    // The counts of one test are not those of the next.
    public ValueTask InitializeAsync()
    {
        copy.Clock.Advance(SignInLimits.OfCodes.Window * 2);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task It_holds_only_once_a_first_code_was_right()
    {
        using var owner = await copy.SignedIn();
        var secret = await Begin(owner);
        using var before = await Wire.SignedIn(copy, owner);

        var wrong = await (await owner.Page(Setup)).Send("second-key-confirm", ("Code.Code", "000000"));
        wrong.Text.ShouldContain(NotRight);
        (await new Wire(copy).SignIn(owner.Email, Copy.Password)).Location.ShouldBe("/");

        (await Confirm(owner, secret)).Count.ShouldBe(RecoveryCode.HowMany);
        (await new Wire(copy).SignIn(owner.Email, Copy.Password)).Location.ShouldBe(Second);
    }

    [Fact]
    public async Task The_secret_is_shown_as_a_picture_and_as_text_in_groups_until_then_and_never_again()
    {
        using var owner = await copy.SignedIn();
        var secret = await Begin(owner);
        var page = await owner.Page(Setup);
        page.One("svg.qr path").GetAttribute("d")!.Length.ShouldBeGreaterThan(500);
        page.One("#secret").TextContent.ShouldMatch("^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$");
        OneTimeCode.Decoded(secret).Length.ShouldBe(20);

        await Confirm(owner, secret);

        var after = await owner.Page(Setup);
        after.All("svg.qr").ShouldBeEmpty();
        after.Html.ShouldNotContain(secret);
        after.Text.ShouldContain("Ten recovery codes are left");
        after.Html.ShouldNotContain(_recovery[0]);
    }

    [Fact]
    public async Task The_password_alone_is_half_a_sign_in_and_opens_nothing()
    {
        using var owner = await copy.SignedIn();
        var secret = await SetUp(owner);
        using var thief = new Wire(copy);

        var reply = await thief.SignIn(owner.Email, Copy.Password, "/sign-in?next=%2Fpeople");
        reply.Location.ShouldBe($"{Second}?next=%2Fpeople");
        thief.Cookies.ShouldNotContainKey("tilth");
        (await thief.Get("/people")).Location.ShouldStartWith("/sign-in");
        var half = thief.Cookies["tilth-half"];
        thief.Cookies["tilth"] = half;
        (await thief.Get("/people")).Location.ShouldStartWith("/sign-in");
        thief.Cookies.Remove("tilth");

        var done = await Step(thief, OneTimeCode.Of(secret, Later()));
        done.Location.ShouldBe("/");
        (await thief.Get("/people")).Status.ShouldBe(HttpStatusCode.OK);
        thief.Cookies.ShouldNotContainKey("tilth-half");
        (await SessionOf(thief)).WithSecondFactor.ShouldBeTrue();
        thief.Cookies["tilth-half"] = half;
        (await Step(thief, OneTimeCode.Of(secret, Later()))).Location.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task A_code_counts_once_and_one_step_early_or_late_but_not_two()
    {
        using var owner = await copy.SignedIn();
        var secret = await SetUp(owner);
        var step = TimeSpan.FromSeconds(30);
        var now = Later();

        (await Enter(owner, OneTimeCode.Of(secret, now - step))).ShouldBe(In);
        (await Enter(owner, OneTimeCode.Of(secret, now - step))).ShouldContain(NotRight);
        (await Enter(owner, OneTimeCode.Of(secret, now + step))).ShouldBe(In);
        (await Enter(owner, OneTimeCode.Of(secret, now))).ShouldContain(NotRight);
        now = Later();
        (await Enter(owner, OneTimeCode.Of(secret, now - step * 2))).ShouldContain(NotRight);
        (await Enter(owner, OneTimeCode.Of(secret, now + step * 2))).ShouldContain(NotRight);
    }

    [Fact]
    public async Task Two_who_send_one_code_at_once_are_not_both_let_in()
    {
        using var owner = await copy.SignedIn();
        var secret = await SetUp(owner);
        var code = OneTimeCode.Of(secret, Later());
        var halves = new List<string>();
        for (var browser = 0; browser < 4; browser++)
        {
            using var wire = new Wire(copy);
            await wire.SignIn(owner.Email, Copy.Password);
            halves.Add(wire.Cookies["tilth-half"]);
        }

        var outcomes = await Task.WhenAll(
            halves.Select(half => Task.Run(() => copy.The<FinishSignIn>().Do(new() { Code = code }, half, Nowhere)))
        );

        outcomes.Count(outcome => outcome is FinishSignIn.Outcome.In).ShouldBe(1);
    }

    [Fact]
    public async Task After_five_wrong_codes_a_stranger_waits_and_it_is_written_down_but_a_known_browser_does_not()
    {
        using var owner = await copy.SignedIn();
        var secret = await SetUp(owner);
        for (var guess = 0; guess < 5; guess++)
            (await Enter(owner, "000000")).ShouldContain(NotRight);

        (await Enter(owner, OneTimeCode.Of(secret, Later()))).ShouldContain(TooOften);
        (await Enter(owner, _recovery[0])).ShouldContain(TooOften);
        (await Happened(owner)).ShouldContain("second-key-refused");
        var off = await (await owner.Page(Setup)).Send(
            "recovery-codes",
            ("Code.Code", OneTimeCode.Of(secret, Later()))
        );
        off.All(".codes code").Length.ShouldBe(RecoveryCode.HowMany);

        copy.Clock.Advance(SignInLimits.OfCodes.Window);
        (await Enter(owner, OneTimeCode.Of(secret, Later()))).ShouldBe(In);
    }

    [Fact]
    public async Task A_recovery_code_opens_once_however_it_is_typed_and_new_ones_replace_the_old()
    {
        using var owner = await copy.SignedIn();
        var secret = await SetUp(owner);
        _recovery.Distinct().Count().ShouldBe(RecoveryCode.HowMany);

        (await Enter(owner, _recovery[0].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal))).ShouldBe(In);
        (await Enter(owner, _recovery[0])).ShouldContain(NotRight);
        (await owner.Page(Setup)).Text.ShouldContain("Nine recovery codes are left");
        (await Happened(owner)).ShouldContain("recovery-code-used");

        var made = await (await owner.Page(Setup)).Send(
            "recovery-codes",
            ("Code.Code", OneTimeCode.Of(secret, Later()))
        );
        var fresh = made.All(".codes code").Select(code => code.TextContent).ToList();
        (await Enter(owner, _recovery[1])).ShouldContain(NotRight);
        (await Enter(owner, fresh[1])).ShouldBe(In);
    }

    [Fact]
    public async Task Setting_it_up_and_turning_it_off_end_all_other_sessions()
    {
        using var owner = await copy.SignedIn();
        using var elsewhere = await Wire.SignedIn(copy, owner);
        var secret = await SetUp(owner);
        (await elsewhere.Get("/people")).Location.ShouldStartWith("/sign-in");
        using var again = new Wire(copy);
        await again.SignIn(owner.Email, Copy.Password);
        (await Step(again, OneTimeCode.Of(secret, Later()))).Location.ShouldBe("/");
        using var halfway = new Wire(copy);
        await halfway.SignIn(owner.Email, Copy.Password);

        var form = await owner.Page(Setup);
        (await Off(form, "not the password", _recovery[0])).Text.ShouldContain("That is not the password");
        (await Off(form, Copy.Password, "000000")).Text.ShouldContain(NotRight);
        (await Off(form, Copy.Password, _recovery[0])).Location.ShouldBe("/account");

        (await again.Get("/people")).Location.ShouldStartWith("/sign-in");
        (await Step(halfway, _recovery[1])).Location.ShouldBe("/sign-in");
        (await owner.Page("/people")).Status.ShouldBe(HttpStatusCode.OK);
        (await new Wire(copy).SignIn(owner.Email, Copy.Password)).Location.ShouldBe("/");
        await using var db = copy.The<TilthStore>().ReadOwn();
        var id = (await copy.MeOf(owner)).AccountId;
        (await db.Set<RecoveryCode>().AnyAsync(row => row.AccountId == id)).ShouldBeFalse();
    }

    [Fact]
    public async Task Half_a_sign_in_is_over_after_ten_minutes_and_with_a_new_password()
    {
        using var owner = await copy.SignedIn();
        var secret = await SetUp(owner);
        using var late = new Wire(copy);
        await late.SignIn(owner.Email, Copy.Password);
        copy.Clock.Advance(Tilth.Accounts.SignIn.HalfLives);
        (await Step(late, OneTimeCode.Of(secret, Later()))).Location.ShouldBe("/sign-in");

        using var old = new Wire(copy);
        await old.SignIn(owner.Email, Copy.Password);
        await copy.The<ManageAccount>().SetPassword(owner.Email, "another row of peas");
        (await Step(old, OneTimeCode.Of(secret, Later()))).Location.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Whoever_runs_the_copy_takes_it_off_for_who_lost_everything()
    {
        using var owner = await copy.SignedIn();
        await SetUp(owner);

        var said = await CommandLine.Spoken.Say(copy, "user", "second-factor", "off", owner.Email);

        said.Code.ShouldBe(0, said.Error);
        (await owner.Page("/people")).Location.ShouldNotBeNull();
        using var wire = new Wire(copy);
        (await wire.SignIn(owner.Email, Copy.Password)).Location.ShouldBe("/");
        (await Happened(owner)).ShouldContain("second-factors-taken");
        (await CommandLine.Spoken.Say(copy, "user", "second-factor", "off", "nobody@example.org")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_in_the_data_folder_or_the_database_holds_the_secret_or_a_recovery_code()
    {
        await using var own = new Copy();
        await own.InitializeAsync();
        using var owner = await own.SignedIn();
        var secret = await Begin(owner);
        var pending = await CopyText.Of(own);
        var codes = await Confirm(owner, secret, own);
        var rows = pending + await CopyText.Of(own);
        await own.Stop();
        var files = Directory
            .EnumerateFiles(own.Folder, "*", SearchOption.AllDirectories)
            .SelectMany(File.ReadAllBytes)
            .ToArray();
        if (!Copy.IsPostgres)
            files.AsSpan().IndexOf("SecondKeys"u8).ShouldBeGreaterThan(0);

        string[] canaries =
        [
            secret,
            secret.ToLowerInvariant(),
            .. codes,
            codes[0].Replace("-", "", StringComparison.Ordinal),
        ];
        foreach (var canary in canaries)
        {
            rows.ShouldNotContain(canary);
            files.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(canary)).ShouldBe(-1);
        }
        files.AsSpan().IndexOf(OneTimeCode.Decoded(secret)).ShouldBe(-1);
        rows.ShouldNotContain(Convert.ToBase64String(OneTimeCode.Decoded(secret)));
        await own.Start();
    }

    [Fact]
    public async Task Where_the_key_of_the_copy_is_lost_a_recovery_code_still_opens()
    {
        await using var own = new Copy();
        await own.InitializeAsync();
        using var owner = await own.SignedIn();
        await Confirm(owner, await Begin(owner), own);
        await own.Stop();
        File.Delete(Path.Combine(own.Folder, "key"));
        await own.Start();
        using var wire = new Wire(own);

        (await wire.SignIn(owner.Email, Copy.Password)).Location.ShouldBe(Second);
        (await Step(wire, "123456")).Text.ShouldContain(NotRight);
        (await Step(wire, _recovery[0])).Location.ShouldBe("/");
    }

    /// <summary>The values that RFC 6238 gives in its appendix B, as far as six digits go.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var (secret, at) = ("12345678901234567890"u8.ToArray(), DateTimeOffset.FromUnixTimeSeconds(seconds));

        SecondKeySecrets.StepOf(code, secret, at).ShouldBe(seconds / 30);
        OneTimeCode.Of(secret, at).ShouldBe(code);
    }

    private const string In = "in";

    private static readonly SignIn.From Nowhere = new("10.9.9.9", "browser", null, null);

    /// <summary>Half minutes later, so that a new code is due.</summary>
    private DateTimeOffset Later()
    {
        copy.Clock.Advance(TimeSpan.FromSeconds(90));
        return copy.Clock.GetUtcNow();
    }

    private static async Task<string> Begin(Visitor owner)
    {
        var page = await owner.Follow(await (await owner.Page(Setup)).Send("second-key-begin"));
        return page.One("#secret").TextContent.Replace(" ", "", StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> Confirm(Visitor owner, string secret, Copy? at = null)
    {
        var code = OneTimeCode.Of(secret, (at ?? copy).Clock.GetUtcNow());
        var shown = await (await owner.Page(Setup)).Send("second-key-confirm", ("Code.Code", code));
        _recovery.AddRange(shown.All(".codes code").Select(element => element.TextContent));
        _recovery.ShouldNotBeEmpty(shown.Text);
        return _recovery;
    }

    private async Task<string> SetUp(Visitor owner)
    {
        var secret = await Begin(owner);
        await Confirm(owner, secret);
        return secret;
    }

    private static Task<Page> Off(Page form, string password, string code) =>
        form.Send("second-key-off", ("Off.Password", password), ("Off.Code", code));

    /// <summary>The whole sign-in from a browser that nobody knows: what it ends with.</summary>
    private async Task<string> Enter(Visitor owner, string code)
    {
        using var wire = new Wire(copy);
        await wire.SignIn(owner.Email, Copy.Password);
        var reply = await Step(wire, code);
        return reply.Location == "/" ? In : reply.Text;
    }

    private static async Task<Reply> Step(Wire wire, string code)
    {
        var form = (await wire.Get(Second)).Forms.Single();
        return await wire.Send(form.With(("Form.Code", code)));
    }

    private async Task<Credential> SessionOf(Wire wire)
    {
        var hash = new Secret(wire.Cookies["tilth"]).Hash;
        await using var db = copy.The<TilthStore>().ReadOwn();
        return await db.Set<Credential>().SingleAsync(row => row.SecretHash == hash);
    }

    private async Task<IReadOnlyList<string>> Happened(Visitor owner)
    {
        var id = (await copy.MeOf(owner)).AccountId;
        return [.. (await copy.The<WhatHappened>().To(id)).Select(row => row.What)];
    }
}
