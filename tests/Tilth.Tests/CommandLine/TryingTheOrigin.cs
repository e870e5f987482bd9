using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tilth.Tests.CommandLine;

/// <summary><c>tilth doctor</c> goes the way of a visitor to this copy, and names the step that does not hold and what to do.</summary>
public sealed class TryingTheOrigin : IAsyncLifetime
{
    private readonly Copy _copy = new() { BehindProxy = true };
    private readonly SelfMade _certificate = new("localhost");
    private TlsProxy _proxy = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Origin => $"https://localhost:{_proxy.Port}";

    public async ValueTask InitializeAsync()
    {
        await _copy.InitializeAsync();
        _proxy = await TlsProxy.Started(_certificate);
        _proxy.Behind = _copy.Address;
    }

    [Fact]
    public async Task Where_the_whole_way_holds_it_says_so_step_by_step()
    {
        var said = await Doctor(_certificate.Trusted, "--origin", Origin);

        said.Out.ShouldNotContain("WRONG  origin");
        said.Out.ShouldContain("ok     origin, name: the name localhost is that of ");
        said.Out.ShouldContain("ok     origin, certificate: it holds until ");
        said.Out.ShouldContain("ok     origin, answer: this copy answers there");
        said.Out.ShouldContain("ok     origin, scheme: https, so that cookies are __Host-");
        said.Out.ShouldContain($"ok     origin, host: the same as in the address, localhost:{_proxy.Port}");
        said.Out.ShouldContain("ok     origin, visitors: the proxy says who comes");
    }

    [Theory]
    [InlineData("scheme", "Let the proxy set X-Forwarded-Proto")]
    [InlineData("host", "Let the proxy pass on Host")]
    [InlineData("visitors", "all visitors share one count")]
    [InlineData("made-up", "passwords can be guessed without end")]
    [InlineData("nothing", "a proxy answers at localhost")]
    [InlineData("page", "something else answers at localhost")]
    [InlineData("other", "something else answers at localhost")]
    public async Task A_step_that_does_not_hold_is_named_with_what_to_do(string fault, string what)
    {
        await using var other = new Copy { BehindProxy = true };
        await other.InitializeAsync();
        (_proxy.SaysScheme, _proxy.PassesHost, _proxy.SaysWhoComes, _proxy.BelievesVisitors) = (
            fault != "scheme",
            fault != "host",
            fault != "visitors",
            fault == "made-up"
        );
        _proxy.Says = fault == "page" ? new string('x', 100_000) : null;
        _proxy.Behind =
            fault == "nothing" ? null
            : fault == "other" ? other.Address
            : _copy.Address;

        var said = await Doctor(_certificate.Trusted, "--origin", Origin);

        said.Code.ShouldBe(1);
        said.Out.Split('\n')
            .Single(line => line.StartsWith("WRONG  origin", StringComparison.Ordinal))
            .ShouldContain(what);
    }

    [Theory]
    [InlineData("localhost", 90, false, "this machine does not know who made it")]
    [InlineData("other.example", 90, true, "it is not for localhost")]
    [InlineData("localhost", -2, true, "it ran out on ")]
    [InlineData("localhost", 5, true, "Renew it soon")]
    public async Task Of_the_certificate_it_says_what_is_wrong(string name, int days, bool isTrusted, string what)
    {
        using var certificate = new SelfMade(name, days);
        await using var proxy = await TlsProxy.Started(certificate);
        proxy.Behind = _copy.Address;

        var said = await Doctor(isTrusted ? certificate.Trusted : null, "--origin", $"https://localhost:{proxy.Port}");

        said.Code.ShouldBe(1);
        said.Out.Split('\n')
            .Single(line => line.StartsWith("WRONG  origin, certificate", StringComparison.Ordinal))
            .ShouldContain(what);
    }

    [Fact]
    public async Task Where_nobody_is_and_where_no_https_is_spoken_it_says_that()
    {
        (await Doctor(null, "--origin", $"https://localhost:{FreePort()}")).Out.ShouldContain(
            "nothing answers at localhost:"
        );
        (await Doctor(null, "--origin", $"https://localhost:{_copy.Address.Port}")).Out.ShouldContain(
            "no https is spoken at localhost:"
        );
        (await Doctor(null, "--origin", "https://people.invalid")).Out.ShouldContain("people.invalid is not known");
        (await Doctor(null, "--origin", "people.example.org")).Error.ShouldContain(
            "Say --origin https://people.example.org"
        );
        (await Doctor(null)).Out.ShouldContain("ok     origin: none is set");
    }

    [Fact]
    public async Task It_remembers_the_address_of_the_server_and_asks_only_while_one_runs()
    {
        var folder = Directory.CreateTempSubdirectory("tilth-origin-").FullName;
        var origin = $"https://localhost:{FreePort()}";
        try
        {
            await Spoken.At(
                folder,
                $"{Copy.Password}\n",
                "user",
                "add",
                "wren@example.org",
                "--name",
                "Wren Hollis",
                "--password-stdin"
            );
            using (
                var server = Process.Start(
                    Spoken.Start(
                        null,
                        "serve",
                        "--data",
                        folder,
                        "--urls",
                        origin,
                        "--origin",
                        $"{origin}/",
                        "--tls",
                        _certificate.WithKey
                    )
                )!
            )
            {
                (await server.StandardOutput.ReadLineAsync(Cancel)).ShouldBe($"Tilth is open at {origin}");
                var said = await At(folder, _certificate.Trusted);
                said.Out.ShouldContain($"ok     origin: {origin}\n");
                said.Out.ShouldContain("ok     origin, answer: this copy answers there");
                said.Out.ShouldContain("ok     origin, visitors: they come by themselves");
                (await At(folder, _certificate.Trusted, "--answers", origin))
                    .Out.Trim()
                    .ShouldBe($"This copy answers at {origin}");
                server.Kill();
                await server.WaitForExitAsync(Cancel);
            }
            (await At(folder, _certificate.Trusted)).Out.ShouldContain($"ok     origin: {origin}, not tried");
            var asked = await At(folder, _certificate.Trusted, "--answers", origin);
            (asked.Code, asked.Error.Trim()).ShouldBe(
                (1, $"This copy does not answer there: nothing answers at {origin[8..]}.")
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _certificate.Dispose();
        await _copy.DisposeAsync();
    }

    private Task<Spoken> Doctor(string? trusted, params string[] words) =>
        Run(Spoken.Start(_copy.Postgres, ["doctor", "--data", _copy.Folder, .. words]), trusted);

    private static Task<Spoken> At(string folder, string trusted, params string[] words) =>
        Run(Spoken.Start(null, ["doctor", "--data", folder, .. words]), trusted);

    private static Task<Spoken> Run(ProcessStartInfo start, string? trusted)
    {
        if (trusted is not null)
            start.Environment["SSL_CERT_FILE"] = trusted;
        return Spoken.Run(start, "");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
