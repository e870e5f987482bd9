using System.Net;

namespace Tilth.Tests.Spaces;

/// <summary>A shared book may let in only who signed in with a second key; it is then shut for the others at every door.</summary>
public sealed class AskingEverybodyForASecondKey(Copy copy) : IClassFixture<Copy>
{
    [Fact]
    public async Task Who_has_none_is_told_what_to_do_and_sees_nothing_of_it_anywhere()
    {
        using var team = await Team.WithAllRoles(copy, "Vault");
        var written = await (await team["Member"].Page(team.At("/people"))).Fill(
            team.At("/note"),
            ("line", "met Hazel Strongroom")
        );
        await team["Member"].Follow(written);
        await SetUp(team.Owner);

        var form = await team.Owner.Page(team.At("/members"));
        await form.Send("change-book", ("Form.SecondKey", "true"));

        var shut = await team["Member"].Page(team.At("/people"));
        shut.Status.ShouldBe(HttpStatusCode.Forbidden);
        shut.Text.ShouldContain("This book asks for a second key.");
        shut.Text.ShouldNotContain("Hazel");
        foreach (var path in (string[])["/", "/find?q=hazel", "/find/list?q=hazel", "/people"])
            (await team["Member"].Page(path)).Text.ShouldNotContain("Strongroom", Case.Sensitive, path);
        (await team["Member"].Page("/people")).All("select[name='book']").Length.ShouldBe(0);
        var note = await (await team["Member"].Page("/people")).Fill("/note", ("line", "met Ivy"), ("book", team.Slug));
        note.Status.ShouldBe(HttpStatusCode.NotFound);

        (await team.Owner.Page(team.At("/people"))).Text.ShouldContain("Hazel Strongroom");
        await SetUp(team["Member"]);
        (await team["Member"].Page(team.At("/people"))).Text.ShouldContain("Hazel Strongroom");
    }

    [Fact]
    public async Task Whoever_has_no_second_key_asks_nobody_for_one()
    {
        using var team = await Team.WithAllRoles(copy, "Open house");
        var form = await team.Owner.Page(team.At("/members"));
        form.All("[name='Form.SecondKey']").Length.ShouldBe(0);

        await form.Send("change-book", ("Form.SecondKey", "true"));

        (await team["Member"].Page(team.At("/people"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task SetUp(Visitor visitor)
    {
        var begun = await visitor.Follow(await (await visitor.Page("/account/second-key")).Send("second-key-begin"));
        var secret = begun.One("#secret").TextContent;
        var code = OneTimeCode.Of(secret, copy.Clock.GetUtcNow());
        (await (await visitor.Page("/account/second-key")).Send("second-key-confirm", ("Code.Code", code)))
            .All(".codes code")
            .Length.ShouldBe(10);
    }
}
