namespace Tilth.Accounts;

/// <summary>The cookies: the session, the mark of a browser that has signed in before, and what a sign-in on its way needs.</summary>
public static class SessionCookies
{
    private const string HalfName = "tilth-half",
        ChallengeName = "tilth-passkey";

    public static string? Session(HttpRequest request) => request.Cookies[Name(request, "tilth")];

    public static string? Device(HttpRequest request) => request.Cookies[Name(request, "tilth-device")];

    public static string? Half(HttpRequest request) => request.Cookies[Name(request, HalfName)];

    public static string? Challenge(HttpRequest request) => request.Cookies[Name(request, ChallengeName)];

    public static void Set(HttpContext context, SignIn.Outcome.In signedIn)
    {
        foreach (var name in new[] { HalfName, ChallengeName })
            if (context.Request.Cookies.ContainsKey(Name(context.Request, name)))
                Delete(context, name);
        Append(context, "tilth", signedIn.Session.Text, SignIn.SessionLives);
        Append(context, "tilth-device", signedIn.Device.Text, SignIn.DeviceLives);
    }

    public static void Set(HttpContext context, SignIn.Outcome.Half half) =>
        Append(context, HalfName, half.Secret.Text, SignIn.HalfLives);

    public static void SetChallenge(HttpContext context, string challenge) =>
        Append(context, ChallengeName, challenge, PasskeyChallenges.Lives);

    public static void Clear(HttpContext context)
    {
        Delete(context, "tilth");
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    public static SignIn.From From(HttpContext context) =>
        new(
            context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            context.Request.Headers.UserAgent.ToString(),
            Device(context.Request),
            Session(context.Request)
        );

    private static void Append(HttpContext context, string name, string text, TimeSpan lives) =>
        context.Response.Cookies.Append(Name(context.Request, name), text, Options(context, lives));

    private static void Delete(HttpContext context, string name) =>
        context.Response.Cookies.Delete(Name(context.Request, name), Options(context, null));

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
