using System.Collections.Concurrent;
using System.Text;
using System.Text.Unicode;

namespace Tilth.Cards;

/// <summary>Encodings by their names in files, also the old ones of Windows and Japan, without registering them globally.</summary>
internal static class Charsets
{
    private static readonly EncodingProvider OldOnes = CodePagesEncodingProvider.Instance;
    private static readonly ConcurrentDictionary<string, Encoding?> Known = new(StringComparer.OrdinalIgnoreCase);

    public static Encoding Windows1252 { get; } = OldOnes.GetEncoding(1252)!;

    /// <summary>The encoding of that name, replacing what it cannot decode; null if there is none.</summary>
    public static Encoding? Find(string name)
    {
        if (Known.TryGetValue(name, out var known))
            return known;
        var found = Look(name);
        // Names come from files of strangers: do not let them fill the memory.
        return Known.Count < 200 ? Known.GetOrAdd(name, found) : found;
    }

    /// <summary>The text of bytes that are UTF-8, or by mistake something else: each piece of a file is told by itself.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, Encoding otherwise)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return Utf8.IsValid(bytes) || IsMostlyUtf8(text) ? text : otherwise.GetString(bytes);
    }

    /// <summary>True for UTF-8 that was cut or damaged: more characters came out well than not.</summary>
    public static bool IsMostlyUtf8(string text)
    {
        var (good, bad) = (0, 0);
        foreach (var c in text)
        {
            good += c is > '\u007f' and not '\ufffd' ? 1 : 0;
            bad += c == '\ufffd' ? 1 : 0;
        }
        return good > bad;
    }

    private static Encoding? Look(string name)
    {
        var wanted = name.Trim().Trim('"', '\'');
        // UTF-7 is a known way past filters, and nobody writes it.
        if (wanted.Length is 0 or > 40 || wanted.StartsWith("utf-7", StringComparison.OrdinalIgnoreCase))
            return null;
        if (OldOnes.GetEncoding(wanted) is { } old)
            return old;
        try
        {
            return Encoding.GetEncoding(wanted);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
