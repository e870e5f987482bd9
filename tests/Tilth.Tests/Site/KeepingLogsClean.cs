using System.Net;

namespace Tilth.Tests.Site;

/// <summary>The operator reads the log, so nothing that anybody wrote or knows stands in it.</summary>
public sealed class KeepingLogsClean(Copy copy) : IClassFixture<Copy>
{
    private const string Note = "Kestrelnote";

    [Fact]
    public async Task Neither_notes_nor_secrets_nor_forged_lines_reach_the_log()
    {
        using var visitor = await copy.SignedIn($"{Note} Hollis");
        using var wire = await Wire.SignedIn(copy, visitor);
        var token = (await wire.Get("/people/new")).Forms.First()[Form.Token]!;
        await Everything(wire, token);
        await Guess(visitor.Email);
        await LoseTheDatabase(wire);

        copy.Log.Entries.ShouldNotBeEmpty();
        string[] secrets =
        [
            Note,
            Copy.Password,
            "wrong-Kestrelguess",
            wire.Cookies["tilth"],
            wire.Cookies["tilth-device"],
            token,
            visitor.Email,
            "forged-line",
        ];
        foreach (var secret in secrets)
            copy.Log.Entries.Where(entry => entry.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    private static async Task Everything(Wire wire, string token)
    {
        var text = $"{Note}\r\ninfo: forged-line\r\n\0";
        foreach (
            var path in new[] { "/people/new", "/people", $"/people/{Guid.NewGuid()}/edit", "/undo/x", "/sign-in" }
        )
        {
            foreach (var handler in new[] { "add-person", Note, "" })
            {
                await wire.Post(
                    path,
                    [
                        new(Form.Token, token),
                        new("_handler", handler),
                        new("Form.Name", text),
                        new("Form.CircleId", text),
                        new("Form.Id", text),
                    ]
                );
            }
            await wire.Post(path, [new("Form.Name", text)]);
            await wire.Post(path, $$"""{"name":"{{Note}}"}""", "application/json");
            await wire.Get($"{path}?after={Note}%0d%0aforged-line%00&id={Note}&person={Note}");
        }
        await wire.Get($"/{Note}%0d%0aforged-line");
    }

    private async Task Guess(string email)
    {
        using var guesser = new Wire(copy, "127.0.8.1");
        for (var guess = 0; guess < 12; guess++)
            (await guesser.SignIn(email, "wrong-Kestrelguess")).Status.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The worst that can happen is an error in the middle of a write, with all its values at hand.</summary>
    private async Task LoseTheDatabase(Wire wire)
    {
        var form = (await wire.Get("/people/new")).Forms.Single(form => form.Handler == "add-person");
        await copy.The<Tilth.Store.Database>().DisposeAsync();
        var sent = await wire.Send(form.With(("Form.Name", $"{Note} Reed")));
        ((int)sent.Status).ShouldBeGreaterThanOrEqualTo(500);
        sent.Body.ShouldNotContain("Exception");
        sent.Body.ShouldNotContain(copy.Folder);
    }
}
