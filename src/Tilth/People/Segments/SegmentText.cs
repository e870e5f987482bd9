using System.Text;

namespace Tilth.People.Segments;

/// <summary>How words and values are written: bare where they can be, else in quotation marks.</summary>
internal static class SegmentText
{
    public const string Never = "never";
    public const string Or = "or";
    public const string And = "and";

    public static bool EndsBare(char c) => char.IsWhiteSpace(c) || c is '(' or ')' or '"';

    public static string Quoted(string text, bool isWords)
    {
        if (text.Length > 0 && !text.Any(EndsBare) && !(isWords ? IsRead(text) : IsReadAsValue(text)))
            return text;
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c is '"' or '\\' ? "\\" : "").Append(c);
        return quoted.Append('"').ToString();
    }

    // A comparison, or the address that a field is not part of.
    private static bool IsReadAsValue(string text) =>
        text[0] is '<' or '>' or '=' || text.StartsWith("//", StringComparison.Ordinal);

    // Bare, it would be read as something else.
    private static bool IsRead(string text) =>
        text[0] == '-'
        || text.Contains(':', StringComparison.Ordinal)
        || text.Equals(Or, StringComparison.OrdinalIgnoreCase)
        || text.Equals(And, StringComparison.OrdinalIgnoreCase);
}
