using System.Text;

namespace Tilth.Cards;

/// <summary>Which encoding a file of text has that does not say so: by its first bytes.</summary>
internal static class CsvEncoding
{
    /// <summary>The encoding and the length of its mark.</summary>
    public static (Encoding Encoding, int Mark) Detect(ReadOnlySpan<byte> head, bool isWhole, string? named)
    {
        var (utf, mark) = EncodedStream.Detect(head);
        if (utf is not null)
            return (utf, mark);
        if (named is not null && Charsets.Find(named) is { } known)
            return (known, 0);
        if (IsUtf8(head, isWhole) || HasMoreLinesOfUtf8(head))
            return (Encoding.UTF8, 0);
        return (
            Charsets.Find(
                LooksJapanese(head) ? "shift_jis"
                : LooksCyrillic(head) ? "windows-1251"
                : "windows-1252"
            )!,
            0
        );
    }

    private static bool IsUtf8(ReadOnlySpan<byte> head, bool isWhole)
    {
        if (isWhole)
            return System.Text.Unicode.Utf8.IsValid(head);
        // The last character may be cut.
        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut]))
                return true;
        return false;
    }

    /// <summary>True for UTF-8 into which somebody pasted a line of another encoding.</summary>
    private static bool HasMoreLinesOfUtf8(ReadOnlySpan<byte> head)
    {
        var balance = 0;
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range];
            if (!Ascii.IsValid(line))
                balance += System.Text.Unicode.Utf8.IsValid(line) ? 1 : -1;
        }
        return balance > 0;
    }

    /// <summary>True if the file is read byte by byte, each cell being told by itself: UTF-8 that need not be so throughout.</summary>
    public static bool IsMixed(Encoding encoding) => encoding is UTF8Encoding || encoding.CodePage == 1252;

    /// <summary>
    /// Shift_JIS begins most of its characters with a byte below A0, where Western sets have little but quotation marks, and
    /// every such byte is followed by one that may follow it.
    /// </summary>
    private static bool LooksJapanese(ReadOnlySpan<byte> head)
    {
        var (low, high) = (0, 0);
        for (var at = 0; at < head.Length - 1; at++)
        {
            var first = head[at];
            if (first is < 0x80 or (>= 0xA0 and <= 0xDF))
            {
                high += first < 0x80 ? 0 : 1;
                continue;
            }
            if (head[at + 1] is < 0x40 or 0x7F or > 0xFC || first > 0xFC)
                return false;
            low += first <= 0x9F ? 1 : 0;
            high += first <= 0x9F ? 0 : 1;
            at++;
        }
        return low > high;
    }

    /// <summary>Cyrillic text is words of letters above C0; in Western text such a letter stands alone between others.</summary>
    private static bool LooksCyrillic(ReadOnlySpan<byte> head)
    {
        var (pairs, letters) = (0, 0);
        for (var at = 0; at < head.Length; at++)
        {
            letters += head[at] >= 0xC0 ? 1 : 0;
            pairs += head[at] >= 0xC0 && at > 0 && head[at - 1] >= 0xC0 ? 1 : 0;
        }
        return letters > 3 && pairs * 2 > letters;
    }
}
