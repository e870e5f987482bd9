namespace Tilth.Cards;

/// <summary>Which values of a file may become a link that somebody follows.</summary>
internal static class WebAddress
{
    private static readonly string[] Dangerous = ["javascript", "vbscript", "data", "file", "blob", "about"];

    /// <summary>The http or https address that the text is, or is but for its scheme (<c>www.example.org</c>); else null.</summary>
    public static string? From(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > 8_000 || text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            return null;
        if (HasScheme(text))
            return IsWeb(text) ? text : null;
        var host = text.Split('/', '?', '#')[0];
        var isHost = host.Contains('.', StringComparison.Ordinal) && !host.StartsWith('.') && !host.EndsWith('.');
        return isHost && host.All(c => char.IsLetterOrDigit(c) || c is '.' or '-') && IsWeb("http://" + text)
            ? "http://" + text
            : null;
    }

    /// <summary>True if the text begins with a scheme of a URI (RFC 3986 section 3.1).</summary>
    public static bool HasScheme(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && char.IsAsciiLetter(text[0]) && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeChars) < 0;
    }

    /// <summary>True for an address of a messenger: any scheme that does not run or open something.</summary>
    public static bool IsMessenger(string text) =>
        HasScheme(text) && !IsDangerous(text) && !text.Contains('\n', StringComparison.Ordinal);

    public static bool IsDangerous(string text)
    {
        var scheme = text.AsSpan().TrimStart();
        var colon = scheme.IndexOf(':');
        if (colon < 0)
            return false;
        foreach (var one in Dangerous)
            if (scheme[..colon].Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeChars = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
    );

    private static bool IsWeb(string text)
    {
        var isWeb =
            text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        return isWeb && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0;
    }
}
