using System.Net;
using System.Net.Sockets;

namespace Tilth.Browser.Tests;

/// <summary>A browser whose device keeps passkeys: one is added, opens the account, and opens it no more once it was removed.</summary>
public sealed class WithAPasskey : IAsyncLifetime
{
    private readonly Demo _demo = new() { Urls = $"http://localhost:{FreePort()}" };

    public ValueTask InitializeAsync() => _demo.InitializeAsync();

    public ValueTask DisposeAsync() => _demo.DisposeAsync();

    [Fact]
    public async Task One_adds_it_signs_in_with_it_and_removes_it()
    {
        await using var visit = await _demo.Visit(Look.Phone);
        await visit.PlugIn();
        var page = visit.Page;
        await page.GotoAsync("/account/passkeys");
        await page.FillAsync("#name", "the phone of the test");
        await page.ClickAsync("main button:text-is('Add a passkey')");
        await page.WaitForSelectorAsync(".flash:has-text('opens your account from now on')");
        (await visit.Violations()).ShouldBeEmpty();
        (await visit.Overflow()).ShouldBe(0);

        await SignOut(visit);
        await page.ClickAsync("button:text-is('Sign in with a passkey')");
        await page.WaitForSelectorAsync(".lane");

        await page.GotoAsync("/account/passkeys");
        (await visit.Text()).ShouldContain("last used");
        await page.ClickAsync("button:text-is('Remove')");
        await page.WaitForSelectorAsync(".flash:has-text('opens nothing any more')");
        await SignOut(visit);
        await page.ClickAsync("button:text-is('Sign in with a passkey')");
        await page.WaitForSelectorAsync(".flash:has-text('does not open an account here')");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_script_there_is_a_sentence_in_place_of_the_button()
    {
        await using var visit = await _demo.Visit(Look.Desk, script: false);
        await visit.Page.GotoAsync("/account/passkeys");

        (await visit.Text()).ShouldContain("here none runs");
        (await visit.Page.IsVisibleAsync("[data-passkey]")).ShouldBeFalse();
    }

    private static async Task SignOut(Visit visit)
    {
        await visit.Page.GotoAsync("/more");
        await visit.Page.ClickAsync("button:text-is('Sign out')");
        await visit.Page.WaitForSelectorAsync("#email");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
