using System.Text;

namespace Tilth.Cards;

/// <summary>Reads group, name and parameters of a property (RFC 6350 section 3.3; the bare parameters of vCard 2.1).</summary>
internal static class HeadParser
{
    /// <summary>The position of the colon that ends the head, quoted ones passed over; -1 if the line has none.</summary>
    public static int End(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon < 0 || line[..colon].IndexOf((byte)'"') < 0)
            return colon;
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"')
                quoted = !quoted;
            else if (line[at] == ':' && !quoted)
                return at;
        }
        // An odd quote is a character like others.
        return colon;
    }

    /// <summary>Null if it does not begin with a name.</summary>
    public static PropertyHead? Parse(string text)
    {
        var parts = Split(text, ';');
        var (group, name) = GroupAndName(parts[0]);
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/'))
            return null;
        var known = PropertyNames.Find(name);
        if (known is null && !Token.IsName(name))
        {
            if (Token.ToName(name) is not { } safe)
                return null;
            (name, known) = (safe, PropertyNames.Find(safe));
        }
        var head = new HeadParts();
        foreach (var part in parts.AsSpan(1))
            Add(head, part);
        return head.Build(group, known?.Name ?? PropertyNames.Canonical(name), known);
    }

    private static (string? Group, string Name) GroupAndName(string text)
    {
        text = text.Trim();
        var dot = text.LastIndexOf('.');
        return dot < 0 ? (null, text) : (Token.ToName(text[..dot]), text[(dot + 1)..]);
    }

    private static void Add(HeadParts head, string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            AddBare(head, part.Trim());
            return;
        }
        if (Token.ToName(part[..equals].Trim().ToUpperInvariant()) is not { } name)
            return;
        var values = Split(part[(equals + 1)..], ',').Select(Unquote).ToArray();
        head.Add(name, values);
    }

    private static void AddBare(HeadParts head, string word)
    {
        if (word.Length == 0)
            return;
        head.LooksOld = true;
        var name = word.ToUpperInvariant() switch
        {
            "QUOTED-PRINTABLE" or "BASE64" or "7BIT" or "8BIT" or "B" => "ENCODING",
            "INLINE" or "URL" or "CONTENT-ID" or "CID" => "VALUE",
            _ => "TYPE",
        };
        head.Add(name, [Unquote(word)]);
    }

    /// <summary>A value without its quotes, its carets resolved (RFC 6868 section 3).</summary>
    private static string Unquote(string value)
    {
        value = value.Trim();
        if (value.Length >= 2 && value[0] == '"' && value[^1] == '"')
            value = value[1..^1];
        return TextEscaping.Clean(value.Contains('^', StringComparison.Ordinal) ? Carets(value) : value);
    }

    private static string Carets(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            var next = value[at] == '^' && at + 1 < value.Length ? value[at + 1] : '\0';
            var plain = next switch
            {
                'n' or 'N' => '\n',
                '\'' => '"',
                '^' => '^',
                _ => '\0',
            };
            text.Append(plain == '\0' ? value[at] : plain);
            at += plain == '\0' ? 0 : 1;
        }
        return text.ToString();
    }

    private static string[] Split(string text, char separator)
    {
        if (!text.Contains('"', StringComparison.Ordinal) || text.Count(c => c == '"') % 2 != 0)
            return text.Split(separator);
        var parts = new List<string>();
        var (start, quoted) = (0, false);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '"')
                quoted = !quoted;
            if (text[at] != separator || quoted)
                continue;
            parts.Add(text[start..at]);
            start = at + 1;
        }
        parts.Add(text[start..]);
        return [.. parts];
    }
}
