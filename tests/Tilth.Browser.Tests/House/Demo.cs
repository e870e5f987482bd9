using System.Diagnostics;

namespace Tilth.Browser.Tests.House;

/// <summary>The sample network, served by the built program, and a browser that looks at it.</summary>
public sealed class Demo : IAsyncLifetime
{
    private const string Open = "The sample is open at ";

    private static readonly DirectoryInfo Here = new(AppContext.BaseDirectory);
    private static readonly string Program = Path.Combine(Here.Parent!.Parent!.FullName, "Tilth", Here.Name, "tilth");

    private IEnumerable<string> Proxied => Origin is null ? [] : ["--origin", Origin, "--behind-proxy"];

    private IEnumerable<string> ByName =>
        Origin is null
            ? []
            : ["--host-resolver-rules=MAP * 127.0.0.1", $"--ignore-certificate-errors-spki-list={Trusts}"];

    private Process _process = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    /// <summary>Where it listens; passkeys need a name and a port that is known before.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>The address by which one comes, where a proxy with https stands before it; the browser finds every name here.</summary>
    public string? Origin { get; init; }

    /// <summary>The print of a certificate that somebody made, which the browser trusts.</summary>
    public string? Trusts { get; init; }

    public string Address { get; private set; } = "";

    /// <summary>The state of a browser that has signed in.</summary>
    public string SignedIn { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo(Program, ["demo", "--urls", Urls, .. Proxied])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment.Remove("TILTH_DATABASE");
        _process = Process.Start(start)!;
        var line = await _process.StandardOutput.ReadLineAsync();
        line.ShouldNotBeNull().ShouldStartWith(Open);
        Address = Origin ?? line[Open.Length..];
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    .. ByName,
                ],
            }
        );
        await using var visit = await Visit(Look.Desk, signedIn: false);
        await visit.SignIn();
        SignedIn = await visit.Context.StorageStateAsync();
    }

    /// <summary>A browser of its own, that looks so.</summary>
    public async Task<Visit> Visit(Look look, bool signedIn = true, bool script = true)
    {
        var context = await _browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Address,
                ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
                ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light,
                HasTouch = look.IsPhone,
                IsMobile = look.IsPhone,
                JavaScriptEnabled = script,
                StorageState = signedIn ? SignedIn : null,
            }
        );
        return await House.Visit.In(context, Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        using (_process)
        {
            using var end = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await _process.WaitForExitAsync();
        }
    }
}

/// <summary>On what somebody looks: how wide, light or dark.</summary>
public sealed record Look(int Width, int Height, bool IsDark)
{
    public static readonly Look Desk = new(1440, 900, IsDark: false),
        DeskAtNight = new(1440, 900, IsDark: true),
        Phone = new(390, 844, IsDark: false),
        PhoneAtNight = new(390, 844, IsDark: true),
        SmallPhone = new(360, 740, IsDark: false);

    public bool IsPhone => Width < 500;

    public override string ToString() => $"{Width} px, {(IsDark ? "dark" : "light")}";
}
