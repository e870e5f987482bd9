using Microsoft.AspNetCore.HttpOverrides;

namespace Tilth.Site;

/// <summary>What every answer carries, and what no request may do, whichever room it goes to.</summary>
public static class Protection
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseProtection(this IApplicationBuilder app) =>
        app.Use(SetHeaders).Use(RefuseStrangers).Use(RefuseNul);

    /// <summary>
    /// Behind a proxy on this machine its word counts for scheme and address; without one nobody's does. The host is the one
    /// that was asked for, and no path is put before ours.
    /// </summary>
    public static IApplicationBuilder UseProxyHeaders(this IApplicationBuilder app)
    {
        if (!app.ApplicationServices.GetRequiredService<Hosting>().BehindProxy)
            return app;
        // The defaults trust loopback alone.
        return app.UseForwardedHeaders(
            new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
                // A list begins with whatever the visitor sent; only its last entry is the proxy's own.
                ForwardLimit = 1,
            }
        );
    }

    private static Task SetHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        context.Response.OnStarting(DoNotStore, context);
        context.Response.OnStarting(NameThePathAlone, context);
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return next(context);
    }

    /// <summary>Pages are private; files say themselves how long they keep.</summary>
    private static Task DoNotStore(object context)
    {
        var headers = ((HttpContext)context).Response.Headers;
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>A redirect inside this site: the scheme and host of the request may be those of a proxy, or a lie.</summary>
    private static Task NameThePathAlone(object context)
    {
        var (request, headers) = (((HttpContext)context).Request, ((HttpContext)context).Response.Headers);
        var (here, to) = ($"{request.Scheme}://{request.Host}", headers.Location.ToString());
        if (to.StartsWith(here, StringComparison.OrdinalIgnoreCase) && Links.IsLocal(to[here.Length..]))
            headers.Location = to[here.Length..];
        return Task.CompletedTask;
    }

    /// <summary>Another site may link to a page, but not send anything: browsers name the origin of every unsafe request.</summary>
    private static Task RefuseStrangers(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isSafe =
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method);
        if (isSafe || request.Headers.Origin.ToString() is "" || IsOwn(request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This request came from another site.");
    }

    /// <summary>No text has it, and PostgreSQL takes none.</summary>
    private static Task RefuseNul(HttpContext context, RequestDelegate next)
    {
        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) != true)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync(
            "There is a character in this address that no text has. Please type it anew."
        );
    }

    private static bool IsOwn(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
        && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
