using System.Net;

namespace Tilth.Tests.House;

/// <summary>What the script does with the forms of passkeys: asks for the challenge, and sends what the device signed.</summary>
public static class PasskeyForms
{
    /// <summary>What the device is to sign, from the passkey's button on that page.</summary>
    public static async Task<string> Ask(this Wire wire, string page)
    {
        var shown = await wire.Get(page);
        var form = shown.Document.QuerySelector("form[data-passkey]").ShouldNotBeNull(shown.Text);
        var token = form.QuerySelector($"input[name={Form.Token}]")!.GetAttribute("value")!;
        var reply = await wire.Post(form.GetAttribute("data-options")!, [new(Form.Token, token)]);
        reply.Status.ShouldBe(HttpStatusCode.OK, reply.Text);
        return reply.Body;
    }

    public static async Task<Reply> Send(
        this Wire wire,
        string to,
        string answer,
        string page = "/sign-in",
        params IEnumerable<(string, string)> also
    )
    {
        var form = (await wire.Get(page)).Forms.First(form => form["credential"] is not null);
        return await wire.Send((form with { Action = to }).With([("credential", answer), .. also]));
    }

    /// <summary>What stands on the page to which the answer led.</summary>
    public static async Task<string> After(this Wire wire, Reply reply) =>
        (await wire.Get(reply.Location.ShouldNotBeNull())).Text;
}
