using System.Buffers;
using System.Text;

namespace Tilth.Cards;

/// <summary>
/// The escaping of text in values (RFC 6350 section 3.4, RFC 2426 section 4), and how that of vCard 2.1 is brought to it.
/// </summary>
internal static class TextEscaping
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\,;\n");
    private static readonly SearchValues<char> Unwanted = SearchValues.Create([
        .. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\n')),
        '\u2028',
        '\u2029',
    ]);

    /// <summary>The text that an escaped value stands for; unknown escapes stay as they are.</summary>
    public static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
            return value;
        var text = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            var next = value[at] == '\\' && at + 1 < value.Length ? value[at + 1] : '\0';
            // \: and \" are no escapes of the standard, but Google and Apple write them.
            if (next is 'n' or 'N' or '\\' or ',' or ';' or ':' or '"')
            {
                text.Append(next is 'n' or 'N' ? '\n' : next);
                at++;
            }
            else
                text.Append(value[at]);
        }
        return text.ToString();
    }

    /// <summary>The value that stands for a text in vCard 3.0 and 4.0.</summary>
    public static string Escape(string text)
    {
        text = Clean(text);
        if (!text.AsSpan().ContainsAny(Special))
            return text;
        var value = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '\\' or ',' or ';')
                value.Append('\\').Append(c);
            else if (c == '\n')
                value.Append("\\n");
            else
                value.Append(c);
        }
        return value.ToString();
    }

    /// <summary>An already escaped value that cannot leave its line: raw line breaks become escapes, controls go.</summary>
    public static string Contain(string value)
    {
        var clean = Clean(value);
        return clean.Contains('\n', StringComparison.Ordinal)
            ? clean.Replace("\n", "\\n", StringComparison.Ordinal)
            : clean;
    }

    /// <summary>
    /// Brings a value of vCard 2.1 to the escaping of 3.0. There only <c>\;</c> is an escape, commas are text (but in lists),
    /// and line breaks come from quoted-printable; yet programs escape otherwise too, so <c>\n</c> counts outside of it.
    /// </summary>
    public static string FromOld(string value, bool quotedPrintable, bool isList)
    {
        if (!value.AsSpan().ContainsAny("\\,\r\n"))
            return value;
        var text = new StringBuilder(value.Length + 8);
        for (var at = 0; at < value.Length; at++)
        {
            var c = value[at];
            var next = c == '\\' && at + 1 < value.Length ? value[at + 1] : '\0';
            if (next is ';' or '\\' or ',' || (next is 'n' or 'N' && !quotedPrintable))
                text.Append(c).Append(value[++at]);
            else if (next == ':')
                text.Append(value[++at]);
            else if (c == '\\')
                text.Append("\\\\");
            else if (c == ',' && !isList)
                text.Append("\\,");
            else if (c == '\n')
                text.Append("\\n");
            else if (c == '\r')
                text.Append(at + 1 < value.Length && value[at + 1] == '\n' ? "" : "\\n");
            else
                text.Append(c);
        }
        return text.ToString();
    }

    /// <summary>Cuts a value at the separators that are not escaped; the parts are still escaped. Fills and returns the list.</summary>
    public static List<string> Split(string value, char separator, List<string> parts)
    {
        parts.Clear();
        var start = 0;
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] == '\\')
                at++;
            else if (value[at] == separator)
            {
                parts.Add(value[start..at]);
                start = at + 1;
            }
        }
        parts.Add(start == 0 ? value : value[start..]);
        return parts;
    }

    /// <summary>The text with every kind of line break as LF and without other control characters than TAB.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Unwanted))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
                continue;
            if (c is '\r' or '\u0085' or '\u2028' or '\u2029')
                clean.Append('\n');
            else if (!char.IsControl(c) || c is '\t' or '\n')
                clean.Append(c);
        }
        return clean.ToString();
    }
}
