using System.CommandLine;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Tilth.Accounts;
using Tilth.Site;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth;

/// <summary><c>tilth serve</c>, which is also what <c>tilth</c> with no word does.</summary>
public static class Serving
{
    // The largest form is a long note; what takes files says itself how much.
    private const long LargestBody = 4L << 20;

    // Many times what a household or a club needs; each costs some kilobytes, so that strangers cannot fill the memory.
    private const int MostConnections = 4000;

    // A head is one packet or two. A body may come as slowly as the server's own limit of 240 bytes a second allows.
    private static readonly TimeSpan LongestHead = TimeSpan.FromSeconds(15);

    internal static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen (with --tls: https).",
        DefaultValueFactory = _ => Default(null),
    };
    internal static readonly Option<string?> Origin = new("--origin")
    {
        Description = "The address by which others come, and with which every link begins: https://people.example.org",
        HelpName = "URL",
    };
    internal static readonly Option<bool> BehindProxy = new("--behind-proxy")
    {
        Description = "A proxy on this machine stands before it.",
    };

    private static readonly Option<string?> Tls = new("--tls")
    {
        Description = "The certificate for https: a PEM file with its key, or with the key beside it.",
        HelpName = "CERT",
    };

    private static readonly Option<string?> BackupFolder = new("--backups")
    {
        Description =
            "The folder for the backups of every night, best on another disk (default: backups in the data folder).",
        HelpName = "DIR",
    };
    private static readonly Option<string?> BackupPassphrase = new("--backup-passphrase-file")
    {
        Description = "A file whose first line locks those backups.",
        HelpName = "FILE",
    };

    public static void AddTo(RootCommand root, Shell shell)
    {
        var serve = new Command("serve", "Serve the pages.")
        {
            Urls,
            Origin,
            BehindProxy,
            Tls,
            BackupFolder,
            BackupPassphrase,
        };
        foreach (var word in new Command[] { root, serve })
            word.SetAction((parsed, cancel) => Run(parsed, shell, cancel));
        root.Add(serve);
    }

    private static Task<int> Run(ParseResult parsed, Shell shell, CancellationToken cancel)
    {
        var tls = parsed.GetValue(Tls);
        var settings = shell.SettingsOf(parsed) with
        {
            Urls = parsed.GetResult(Urls) is { Implicit: false } ? parsed.GetValue(Urls)! : Default(tls),
            Origin = parsed.GetValue(Origin),
            BehindProxy = parsed.GetValue(BehindProxy),
            Tls = tls,
            Backups = parsed.GetValue(BackupFolder),
            BackupPassphrase = parsed.GetValue(BackupPassphrase),
        };
        return Run(
            parsed,
            settings,
            _ => Task.CompletedTask,
            address => shell.Answer(parsed, new { address }, $"Tilth is open at {address}"),
            cancel
        );
    }

    private static string Default(string? tls) => tls is null ? "http://localhost:5210" : "https://localhost:5210";

    /// <summary>Serves until it is told to stop. What keeps it from starting is said in one line.</summary>
    /// <param name="first">What is done before it opens.</param>
    /// <param name="tell">Says at which address it is open.</param>
    internal static async Task<int> Run(
        ParseResult parsed,
        Settings settings,
        Func<WebApplication, Task> first,
        Func<string, Task> tell,
        CancellationToken cancel
    )
    {
        try
        {
            Doctor.RefuseOldRuntime();
            RefuseOpenHttp(settings);
            if (settings.Origin is { } origin)
                settings = settings with { Origin = PublicOrigin.Of(origin) };
            await using var app = Build(settings);
            using var held = await Prepare(app, cancel);
            await first(app);
            await app.StartAsync(cancel);
            await tell(app.Urls.First());
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception refusal)
            when (refusal is RefusedException or IOException or UnauthorizedAccessException
                || StoreUnavailable.Is(refusal)
            )
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(StoreUnavailable.Translate(refusal).Message);
            return 1;
        }
    }

    /// <summary>Passwords do not go over a network in the clear: plain http is for this machine, or for a proxy on it.</summary>
    private static void RefuseOpenHttp(Settings settings)
    {
        var open = settings
            .Urls.Split(';')
            .Select(url =>
                Uri.TryCreate(
                    url.Replace("*", "0.0.0.0", StringComparison.Ordinal)
                        .Replace("+", "0.0.0.0", StringComparison.Ordinal),
                    UriKind.Absolute,
                    out var address
                ) && address is { Scheme: "http" or "https" }
                    ? address
                    : throw new RefusedException($"'{url}' is no address. Say --urls http://localhost:5210, say.")
            );
        if (settings.Tls is not null && open.Any(url => url.Scheme == "http"))
            throw new RefusedException("With --tls every address is https. Say --urls https://localhost:5210, say.");
        if (settings.Tls is null && open.Any(url => url.Scheme == "https"))
            throw new RefusedException("https needs a certificate: say --tls and the file that has it with its key.");
        if (!settings.BehindProxy && open.Any(url => url.Scheme == "http" && !url.IsLoopback))
            throw new RefusedException(
                "Plain http is served on this machine only. Say --tls CERT, or put a proxy with https before it and say --behind-proxy."
            );
    }

    /// <summary>The web server, built but not started; tests give it their own clock.</summary>
    public static WebApplication Build(Settings settings, Action<IServiceCollection>? also = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "tilth",
                ContentRootPath = AppContext.BaseDirectory,
                EnvironmentName = Environments.Production,
            }
        );
        builder.WebHost.UseStaticWebAssets().UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestBody;
            options.Limits.MaxConcurrentConnections = MostConnections;
            options.Limits.RequestHeadersTimeout = LongestHead;
            if (settings.Tls is not null)
                Secure(options, new TlsCertificate(settings.Tls));
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // What keeps it from starting is said in one line by the shell.
        var hasStarted = false;
        builder.Logging.AddFilter(
            "Microsoft.Extensions.Hosting.Internal.Host",
            level => hasStarted && level >= LogLevel.Warning
        );
        also?.Invoke(builder.Services);
        builder.Services.AddRooms(settings);
        var app = builder.Build().UseRooms();
        app.Lifetime.ApplicationStarted.Register(() => hasStarted = true);
        return app;
    }

    private static void Secure(KestrelServerOptions options, TlsCertificate certificate) =>
        options.ConfigureEndpointDefaults(listen =>
            listen.UseHttps(
                new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(certificate.Options()) }
            )
        );

    /// <summary>Locks the data folder, brings the database up, and finishes books whose opening a crash cut short.</summary>
    public static async Task<FileStream> Prepare(WebApplication app, CancellationToken cancel = default)
    {
        var held =
            await app.Services.GetRequiredService<DataFolder>().TryLock(cancel)
            ?? throw new RefusedException("A server is running on this data folder already.");
        await app.Services.GetRequiredService<Migrating>().Run(holdsLock: true, cancel);
        var folder = app.Services.GetRequiredService<DataFolder>();
        MasterKey.Of(folder);
        ServedAt.Note(folder, app.Services.GetRequiredService<Settings>().Origin);
        var open = app.Services.GetRequiredService<OpenBook>();
        var accounts = await app.Services.GetRequiredService<AccountList>().All(cancel);
        foreach (var account in accounts)
            await open.Do(account, Door.Job, cancel);
        foreach (var (owner, seat) in await app.Services.GetRequiredService<Seats>().NotBegun(cancel))
            await open.Do(accounts.First(account => account.Id == owner), seat, Door.Job, cancel);
        return held;
    }
}
