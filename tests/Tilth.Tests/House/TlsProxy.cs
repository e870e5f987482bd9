using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tilth.Tests.House;

/// <summary>A small proxy that speaks https, as Caddy does before Tilth; each of its manners can be taken from it.</summary>
public sealed class TlsProxy : IAsyncDisposable
{
    private static readonly string[] ItsOwn = ["Host", "Connection", "Transfer-Encoding", "X-Forwarded-For"];

    private readonly WebApplication _app;
    private readonly HttpClient _behind = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        }
    );

    private TlsProxy(SelfMade certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options =>
            options.Listen(
                System.Net.IPAddress.Loopback,
                0,
                listen =>
                    listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate.Certificate })
            )
        );
        _app = builder.Build();
        _app.Run(Forward);
    }

    /// <summary>What stands behind it; null where nothing does.</summary>
    public Uri? Behind { get; set; }

    /// <summary>What it says in place of what stands behind it.</summary>
    public string? Says { get; set; }

    public bool SaysScheme { get; set; } = true;

    public bool SaysWhoComes { get; set; } = true;

    public bool BelievesVisitors { get; set; }

    public bool PassesHost { get; set; } = true;

    public int Port { get; private set; }

    public static async Task<TlsProxy> Started(SelfMade certificate)
    {
        var proxy = new TlsProxy(certificate);
        await proxy._app.StartAsync();
        var addresses = proxy._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        proxy.Port = new Uri(addresses.Addresses.Single()).Port;
        return proxy;
    }

    private async Task Forward(HttpContext context)
    {
        if (Says is not null)
        {
            await context.Response.WriteAsync(Says);
            return;
        }
        if (Behind is null)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            return;
        }
        using var asked = Asked(context);
        using var answer = await _behind.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (
            var (name, values) in answer
                .Headers.Concat(answer.Content.Headers)
                .Where(header => !ItsOwn.Contains(header.Key))
        )
            context.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body);
    }

    private HttpRequestMessage Asked(HttpContext context)
    {
        var request = context.Request;
        var asked = new HttpRequestMessage(
            new HttpMethod(request.Method),
            new Uri(Behind!, request.Path.ToUriComponent() + request.QueryString)
        );
        if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
            asked.Content = new StreamContent(request.Body);
        foreach (var (name, values) in request.Headers.Where(header => !ItsOwn.Contains(header.Key)))
            if (!asked.Headers.TryAddWithoutValidation(name, values.ToArray()))
                asked.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        if (PassesHost)
            asked.Headers.Host = request.Host.Value;
        if (SaysScheme)
            asked.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        if (BelievesVisitors)
            asked.Headers.TryAddWithoutValidation("X-Forwarded-For", request.Headers["X-Forwarded-For"].ToArray());
        else if (SaysWhoComes)
            asked.Headers.TryAddWithoutValidation("X-Forwarded-For", context.Connection.RemoteIpAddress!.ToString());
        return asked;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _behind.Dispose();
    }
}
