using Tilth.Accounts;
using Tilth.Store;

namespace Tilth.Tests.Accounts;

/// <summary>Whatever kind of secret an account acts with, also one that comes later: what ends sessions ends it too, at once.</summary>
public sealed class EndingEveryDoor(Copy copy) : IClassFixture<Copy>
{
    private const string Next = "another row of peas";

    private static readonly SignIn.From Elsewhere = new("10.8.8.8", "browser", null, null);

    public static TheoryData<string> Acts =>
        new(
            "everywhere",
            "everywhere else",
            "new password",
            "password set",
            "second key set",
            "second key off",
            "second factors taken",
            "disabled"
        );

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task No_secret_of_any_kind_holds_after(string act)
    {
        using var owner = await copy.SignedIn();
        using var other = await copy.SignedIn();
        var account = (await copy.The<AccountList>().All()).Single(row => row.Email == owner.Email);
        var secret = act == "second key off" ? await SetUp(account) : null;
        var (mine, theirs) = (await Issue(account.Id), await Issue((await copy.MeOf(other)).AccountId));
        foreach (var (kind, held) in mine)
            (await Holds(kind, held)).ShouldBeTrue($"{kind}");

        await Do(act, account, secret);

        foreach (var (kind, held) in mine)
            (await Holds(kind, held)).ShouldBeFalse($"{kind}");
        foreach (var (kind, held) in theirs)
            (await Holds(kind, held)).ShouldBeTrue($"{kind} of somebody else");
    }

    [Fact]
    public async Task A_secret_of_one_kind_is_none_of_another()
    {
        using var owner = await copy.SignedIn();
        var issued = await Issue((await copy.MeOf(owner)).AccountId);

        foreach (var (kind, secret) in issued)
        foreach (var other in Enum.GetValues<CredentialKind>())
            (await Holds(other, secret)).ShouldBe(other == kind, $"{kind} as {other}");
    }

    private async Task<Dictionary<CredentialKind, Secret>> Issue(Guid account)
    {
        var issued = Enum.GetValues<CredentialKind>().ToDictionary(kind => kind, _ => Secret.New());
        await copy.The<TilthStore>()
            .WriteOwn(db =>
            {
                foreach (var (kind, secret) in issued)
                    db.Add(
                        Credential.Issue(account, kind, secret, Elsewhere, copy.Clock.GetUtcNow(), TimeSpan.FromDays(1))
                    );
                return Task.FromResult(true);
            });
        return issued;
    }

    private async Task<bool> Holds(CredentialKind kind, Secret secret) =>
        await copy.The<WhoHolds>().This(kind, secret.Text) is not null;

    private async Task Do(string act, Account account, string? secret)
    {
        var manage = copy.The<ManageAccount>();
        switch (act)
        {
            case "everywhere":
                await copy.The<SignOut>().Everywhere(account.Id, null);
                break;
            case "everywhere else":
                await copy.The<SignOut>().Others(account.Id, Elsewhere);
                break;
            case "new password":
                var form = new ChangePassword.Form { Current = Copy.Password, Next = Next };
                (await copy.The<ChangePassword>().Do(account, form, Elsewhere)).ShouldBe(
                    ChangePassword.Outcome.Changed
                );
                break;
            case "password set":
                await manage.SetPassword(account.Email, Next);
                break;
            case "second key set":
                await SetUp(account);
                break;
            case "second key off":
                var off = new TurnOffSecondKey.Form { Password = Copy.Password, Code = secret! };
                (await copy.The<TurnOffSecondKey>().Do(account, off, Elsewhere)).ShouldBe(TurnOffSecondKey.Outcome.Off);
                break;
            case "second factors taken":
                await manage.TakeSecondFactors(account.Email);
                break;
            default:
                await manage.Disable(account.Email);
                break;
        }
    }

    /// <summary>A recovery code of the key that was set up.</summary>
    private async Task<string> SetUp(Account account)
    {
        var setUp = copy.The<SetUpSecondKey>();
        await setUp.Begin(account.Id);
        var secret = (await copy.The<HowSecured>().Of(account.Id)).SecretToConfirm!;
        var form = new SetUpSecondKey.Form { Code = OneTimeCode.Of(secret, copy.Clock.GetUtcNow()) };
        return (await setUp.Confirm(account.Id, form, Elsewhere)).Codes[0];
    }
}
