using Tilth.Site;

namespace Tilth.Accounts;

/// <summary>What people read for the way in which a browser names itself: "Firefox on Linux".</summary>
internal static class BrowserWords
{
    // The order matters: Edge says that it is Chrome, and Chrome that it is Safari.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Browser and system where both are known; null for any other name.</summary>
    public static (string Browser, string System)? Of(string userAgent) =>
        Find(Browsers, userAgent) is { } browser && Find(Systems, userAgent) is { } system ? (browser, system) : null;

    /// <summary>In words, whatever it calls itself.</summary>
    public static string Named(string userAgent, Say say) =>
        Of(userAgent) is (var browser, var system) ? say["{0} on {1}", browser, system]
        : userAgent.Length > 0 ? userAgent
        : say["An unnamed browser"];

    private static string? Find((string Sign, string Name)[] signs, string text) =>
        signs
            .Where(sign => text.Contains(sign.Sign, StringComparison.Ordinal))
            .Select(sign => sign.Name)
            .FirstOrDefault();
}
