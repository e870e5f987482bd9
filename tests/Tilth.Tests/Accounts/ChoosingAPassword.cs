using Tilth.Accounts;

namespace Tilth.Tests.Accounts;

/// <summary>What does as a password: long is good, well known is not.</summary>
public sealed class ChoosingAPassword(Copy copy) : IClassFixture<Copy>
{
    private const string Email = "wren.hollis@example.org";

    [Theory]
    [InlineData("")]
    [InlineData("seven77")]
    [InlineData("password")]
    [InlineData("PASSWORD")]
    [InlineData("12345678")]
    [InlineData("qwertyuiop")]
    [InlineData("iloveyou")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abababababababab")]
    [InlineData(Email)]
    public void A_short_or_well_known_one_is_refused(string password) =>
        Passwords.Problem(password, Email).ShouldNotBeNull();

    [Theory]
    [InlineData("a quiet row of beans")]
    [InlineData("pÄsswörter auf Deutsch")]
    [InlineData("夜の庭で豆が育つ朝")]
    public void A_phrase_will_do_in_any_script(string password) => Passwords.Problem(password, Email).ShouldBeNull();

    [Theory]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(256)]
    public async Task A_long_one_counts_to_its_last_letter(int length)
    {
        var password = string.Concat(Enumerable.Range(0, length).Select(at => (char)('a' + at % 26)));
        var email = $"{length}@example.org";
        var form = new SignUp.Form
        {
            Name = "Wren",
            Email = email,
            Password = password,
        };
        (await copy.The<SignUp>().Do(form, onlyFirst: false)).Outcome.ShouldBe(SignUp.Outcome.Made);

        using var wire = new Wire(copy);
        (await wire.SignIn(email, password[..^1] + "!")).Text.ShouldContain("do not go together");
        (await wire.SignIn(email, password[..^1])).Text.ShouldContain("do not go together");
        (await wire.SignIn(email, password)).Status.ShouldBe(System.Net.HttpStatusCode.Found);
    }

    [Fact]
    public void One_without_end_is_refused_before_it_is_hashed() =>
        Passwords.Problem(new string('x', 200) + new string('y', 200) + "z", Email).ShouldNotBeNull();

    [Fact]
    public async Task A_weak_one_is_refused_also_from_the_shell()
    {
        using var visitor = await copy.SignedIn();
        await Should.ThrowAsync<Tilth.Store.RefusedException>(() =>
            copy.The<ManageAccount>().SetPassword(visitor.Email, "password")
        );
        (
            await copy.The<SignUp>()
                .Do(
                    new SignUp.Form
                    {
                        Name = "Wren",
                        Email = Email,
                        Password = "password",
                    },
                    onlyFirst: false
                )
        ).Outcome.ShouldBe(SignUp.Outcome.WeakPassword);
    }
}
