using System.Net;
using System.Net.Sockets;
using Tilth.Tests.House;

namespace Tilth.Browser.Tests;

/// <summary>A phone that comes by a name, through a proxy with https: it signs in, and everything that wants the name works.</summary>
public sealed class ByPhoneThroughAProxy : IAsyncLifetime
{
    private const string Name = "people.example.org";

    private readonly SelfMade _certificate = new(Name);
    private TlsProxy _proxy = null!;
    private Demo _demo = null!;

    public async ValueTask InitializeAsync()
    {
        _proxy = await TlsProxy.Started(_certificate);
        var port = FreePort();
        _proxy.Behind = new Uri($"http://127.0.0.1:{port}");
        _demo = new Demo
        {
            Urls = $"http://127.0.0.1:{port}",
            Origin = $"https://{Name}:{_proxy.Port}",
            Trusts = _certificate.Print,
        };
        await _demo.InitializeAsync();
    }

    [Fact]
    public async Task It_is_signed_in_safely_takes_a_passkey_and_is_told_that_it_reaches_this_copy()
    {
        await using var visit = await _demo.Visit(Look.Phone, signedIn: false);
        var page = visit.Page;
        await visit.SignIn();
        await page.WaitForSelectorAsync(".lane");
        var session = (await visit.Context.CookiesAsync()).Single(cookie => cookie.Name == "__Host-tilth");
        (session.Secure, session.HttpOnly, session.Path, session.Domain).ShouldBe((true, true, "/", Name));

        await page.GotoAsync("/settings/phone");
        (await page.InnerTextAsync("#reached")).ShouldBe($"Your phone can reach this copy at {_demo.Address}.");
        (await page.IsVisibleAsync("svg.qr")).ShouldBeTrue();
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(it => { it.open = true; })");
        (await visit.Violations()).ShouldBeEmpty();
        (await visit.Overflow()).ShouldBe(0);

        await visit.PlugIn();
        await page.GotoAsync("/account/passkeys");
        await page.FillAsync("#name", "the phone of the test");
        await page.ClickAsync("main button:text-is('Add a passkey')");
        await page.WaitForSelectorAsync(".flash:has-text('opens your account from now on')");
        visit.Complaints.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await _demo.DisposeAsync();
        await _proxy.DisposeAsync();
        _certificate.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
