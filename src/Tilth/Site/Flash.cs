using System.Text.Json;
using Tilth.Store;

namespace Tilth.Site;

/// <summary>What the next page says once: the message and, where the act can be undone, its operation.</summary>
public sealed record FlashMessage(string Text, Guid? Undo = null);

/// <summary>Carries one message over the redirect that ends every write, in a cookie that lives for one page.</summary>
public sealed class Flash(IHttpContextAccessor http)
{
    private const string Cookie = "tilth-flash";

    public void Set(string text, Guid? undo = null) =>
        http.HttpContext!.Response.Cookies.Append(
            Cookie,
            JsonSerializer.Serialize(new FlashMessage(text, undo), StoreJson.Options),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.HttpContext.Request.IsHttps,
                MaxAge = TimeSpan.FromSeconds(30),
                Path = "/",
            }
        );

    /// <summary>The message, once; null where there is none.</summary>
    public FlashMessage? Take()
    {
        var context = http.HttpContext!;
        if (context.Request.Cookies[Cookie] is not { } text)
            return null;
        if (!context.Response.HasStarted)
            context.Response.Cookies.Delete(Cookie);
        try
        {
            return JsonSerializer.Deserialize<FlashMessage>(text, StoreJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
