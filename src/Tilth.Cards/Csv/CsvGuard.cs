namespace Tilth.Cards;

/// <summary>Keeps spreadsheets from taking a cell for a formula, and takes that guard away again.</summary>
internal static class CsvGuard
{
    /// <summary>The text with an apostrophe before it, if it began like a formula; phone numbers stay as they are.</summary>
    public static string Add(string text) =>
        text.Length > 0 && IsGuarded(text) && !(text[0] is '+' or '-' && IsPhone(text)) ? "'" + text : text;

    /// <summary>The text without the guard. The inverse of <see cref="Add"/>.</summary>
    public static string Remove(string text) =>
        text.Length > 1 && text[0] == '\'' && IsGuarded(text[1..]) ? text[1..] : text;

    /// <summary>True for digits as phones have them, with the signs that people put between.</summary>
    public static bool IsPhone(string text) =>
        text.Count(char.IsAsciiDigit) is >= 5 and <= 20
        && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '(' or ')' or '.' or '/');

    /// <summary>True for what begins a formula, and for apostrophes before it, so that the guard itself can be told.</summary>
    private static bool IsGuarded(string text)
    {
        var first = text.TrimStart('\'');
        return first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
    }
}
