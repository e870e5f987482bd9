namespace Tilth.Accounts;

/// <summary>The two cookies: the session, and the mark of a browser that has signed in before.</summary>
public static class SessionCookies
{
    public static string? Session(HttpRequest request) => request.Cookies[Name(request, "tilth")];

    public static string? Device(HttpRequest request) => request.Cookies[Name(request, "tilth-device")];

    public static void Set(HttpContext context, SignIn.Outcome.In signedIn)
    {
        Append(context, "tilth", signedIn.Session, SignIn.SessionLives);
        Append(context, "tilth-device", signedIn.Device, SignIn.DeviceLives);
    }

    public static void Clear(HttpContext context)
    {
        context.Response.Cookies.Delete(Name(context.Request, "tilth"), Options(context, null));
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    public static SignIn.From From(HttpContext context) =>
        new(
            context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            context.Request.Headers.UserAgent.ToString(),
            Device(context.Request),
            Session(context.Request)
        );

    private static void Append(HttpContext context, string name, Secret secret, TimeSpan lives) =>
        context.Response.Cookies.Append(Name(context.Request, name), secret.Text, Options(context, lives));

    // The __Host- prefix binds the cookie to this host and to https; a browser refuses it over plain http.
    private static string Name(HttpRequest request, string name) => request.IsHttps ? $"__Host-{name}" : name;

    private static CookieOptions Options(HttpContext context, TimeSpan? lives) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = lives,
            Path = "/",
        };
}
