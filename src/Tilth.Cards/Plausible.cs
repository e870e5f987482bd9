namespace Tilth.Cards;

/// <summary>Whether a text can be an address or a number at all: what nobody could write to or call is a slip.</summary>
public static class Plausible
{
    private const int FewestDigits = 3;

    private static readonly string[] NoPhones =
    [
        "sip:",
        "sips:",
        "mailto:",
        "http:",
        "https:",
        "xmpp:",
        "skype:",
        "im:",
    ];

    /// <summary>True for something before and behind one at sign, without a blank; only quotes may hold another (RFC 5321 4.1.2).</summary>
    public static bool Email(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.LastIndexOf('@');
        return at > 0
            && at < text.Length - 1
            && (text[0] == '"' || text.IndexOf('@', StringComparison.Ordinal) == at)
            && !text.Any(char.IsWhiteSpace);
    }

    /// <summary>True if at least one letter of it can be seen.</summary>
    public static bool Name(string text) => NoText.HasVisible(text);

    /// <summary>True for at least three digits, as the shortest numbers have (112).</summary>
    public static bool Phone(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Count(char.IsDigit) >= FewestDigits && !IsNoPhone(text);
    }

    /// <summary>True for the address of something else than a phone (<c>sip:ana@example.org</c>).</summary>
    internal static bool IsNoPhone(string text) =>
        Array.Exists(NoPhones, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
}
