using System.Text.Json;
using Tilth.Store;

namespace Tilth.Site;

/// <summary>What the next page says once: the message and, where the act can be undone, its operation.</summary>
/// <param name="Root">What stands before the paths of the book in which the act was done.</param>
public sealed record FlashMessage(string Text, Guid? Undo = null, string Root = "");

/// <summary>Carries one message over the redirect that ends every write, in a cookie that lives for one page.</summary>
public sealed class Flash(IHttpContextAccessor http)
{
    private const string Cookie = "tilth-flash";

    /// <param name="root">What stands before the paths of the book in which the act was done, where that is not this one.</param>
    public void Set(string text, Guid? undo = null, string? root = null) =>
        http.HttpContext!.Response.Cookies.Append(
            Cookie,
            JsonSerializer.Serialize(
                new FlashMessage(text, undo, root ?? http.HttpContext!.Request.PathBase),
                StoreJson.Options
            ),
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
            var message = JsonSerializer.Deserialize<FlashMessage>(text, StoreJson.Options);
            return message is { Root.Length: > 0 } && !Links.IsLocal(message.Root)
                ? message with
                {
                    Root = "",
                }
                : message;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
