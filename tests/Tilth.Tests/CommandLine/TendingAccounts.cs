namespace Tilth.Tests.CommandLine;

/// <summary><c>tilth user</c>: who may have an account, who is let in no more, and in again.</summary>
public sealed class TendingAccounts : IDisposable
{
    private const string Wren = "wren@example.org",
        Linden = "linden@example.org",
        Password = "a quiet row of beans\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("tilth-users-").FullName;

    [Theory]
    [InlineData("a@", "That does not look like an e-mail address.")]
    [InlineData("a b@c", "That does not look like an e-mail address.")]
    [InlineData("a@b\nc", "That does not look like an e-mail address.")]
    [InlineData("a@b@c", "That does not look like an e-mail address.")]
    [InlineData("LONG@example.org", "An e-mail address has 254 characters at most.")]
    [InlineData(Wren, "There is no time zone 'Mars/Olympus'.", "--zone", "Mars/Olympus")]
    [InlineData(Wren, "Please write the name in one line.", "--name", "Wren\nHollis")]
    public async Task What_the_welcome_page_would_not_take_is_refused_here_too(
        string email,
        string why,
        params string[] more
    )
    {
        var address = email.Replace("LONG", new string('x', 5000), StringComparison.Ordinal);

        var said = await Spoken.At(_folder, Password, ["user", "add", address, "--password-stdin", .. more]);

        said.Code.ShouldBe(1);
        said.Error.ShouldStartWith(why);
        (await Spoken.At(_folder, "", "user", "list", "--json"))
            .Json.GetProperty("accounts")
            .GetArrayLength()
            .ShouldBe(0);
    }

    [Fact]
    public async Task An_account_is_disabled_acts_no_more_and_is_let_in_again_but_one_operator_stays()
    {
        foreach (var email in new[] { Wren, Linden })
            (await Say(Password, "user", "add", email, "--password-stdin")).Code.ShouldBe(0);
        var last = await Say("", "user", "disable", Wren);
        last.Code.ShouldBe(1);
        last.Error.ShouldContain("is the only operator");

        (await Say("", "user", "disable", Linden)).Code.ShouldBe(0);

        (await Disabled()).ShouldBe([false, true]);
        var note = await Say("", "note", "met Rowan", "--user", Linden);
        note.Code.ShouldBe(1);
        note.Error.ShouldContain($"tilth user enable {Linden}");
        // Who may act is only one now, and need not be named.
        (await Say("", "note", "met Rowan")).Code.ShouldBe(0);

        (await Say("", "user", "enable", Linden)).Out.Trim().ShouldBe($"{Linden} can sign in again.");
        (await Disabled()).ShouldBe([false, false]);
        (await Say("", "note", "met Rowan", "--user", Linden)).Code.ShouldBe(0);
        (await Say("", "user", "enable", "nobody@example.org")).Code.ShouldBe(1);
    }

    private async Task<IEnumerable<bool>> Disabled() =>
        (await Say("", "user", "list", "--json"))
            .Json.GetProperty("accounts")
            .EnumerateArray()
            .Select(account => account.GetProperty("disabled").GetBoolean());

    private Task<Spoken> Say(string typed, params string[] words) => Spoken.At(_folder, typed, words);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
