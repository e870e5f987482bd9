using System.Buffers;
using System.Text;

namespace Tilth.Search;

/// <summary>The letters that folding treats by name, and the marks that it drops.</summary>
internal static class FoldingTable
{
    /// <summary>ASCII that folding leaves as it is.</summary>
    public static readonly SearchValues<char> Unchanged = SearchValues.Create([
        .. Enumerable.Range(0, 128).Select(code => (char)code).Where(letter => Letter(letter) == letter),
    ]);

    // Conjoining jamo, kana voicing marks, half-width kana: meaningful only together with their neighbours.
    private static readonly SearchValues<char> Composed = SearchValues.Create([
        .. Range(0x1100, 0x11FF),
        .. Range(0xA960, 0xA97F),
        .. Range(0xD7B0, 0xD7FF),
        '\u3099',
        '\u309A',
        .. Range(0xFF65, 0xFFDC),
    ]);

    /// <summary>The folded form of an ASCII character.</summary>
    public static char Letter(char letter) =>
        letter switch
        {
            >= 'A' and <= 'Z' => (char)(letter | 0x20),
            '`' => '\'',
            _ => letter,
        };

    /// <summary>Whether letters of a text only make sense together; a text that Unicode does not allow is left alone.</summary>
    public static bool MustCompose(ReadOnlySpan<char> text) => text.ContainsAny(Composed) && IsWellFormed(text);

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (
                Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done
                || rune.Value is 0xFFFE or 0xFFFF
            )
            {
                return false;
            }
            text = text[length..];
        }
        return true;
    }

    /// <summary>The folded form of a letter that decomposition alone would not bring to it, or null.</summary>
    public static string? Special(int code) =>
        code switch
        {
            'ß' or 'ẞ' => "ss",
            'æ' or 'Æ' or 'ǽ' or 'Ǽ' or 'ǣ' or 'Ǣ' => "ae",
            'œ' or 'Œ' => "oe",
            'ø' or 'Ø' or 'ǿ' or 'Ǿ' => "o",
            'ł' or 'Ł' => "l",
            'đ' or 'Đ' or 'ð' or 'Ð' => "d",
            'þ' or 'Þ' => "th",
            'ħ' or 'Ħ' => "h",
            'ŧ' or 'Ŧ' => "t",
            'ŋ' or 'Ŋ' => "ng",
            'ı' => "i",
            'ə' or 'Ə' => "e",
            'ς' => "σ",
            // Alef wasla, alef maksura and Persian yeh, teh marbuta, Persian kaf.
            0x0671 => "\u0627",
            0x0649 or 0x06CC => "\u064A",
            0x0629 => "\u0647",
            0x06A9 => "\u0643",
            // Tatweel, soft hyphen, zero-width and direction marks.
            0x0640 or 0x00AD or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or 0x2060 or 0xFEFF => "",
            0x00B4
            or 0x2018
            or 0x2019
            or 0x201B
            or 0x02B9
            or 0x02BB
            or 0x02BC
            or 0x2032
            or 0xFF07
            or 0x05F3
            or 0x1FBD
            or 0x1FFD => "'",
            (>= 0x2010 and <= 0x2015) or 0x2212 or 0xFF0D or 0x05BE or 0xFE58 or 0xFE63 => "-",
            _ => null,
        };

    /// <summary>Marks of Latin, Greek, Cyrillic, Hebrew and Arabic.</summary>
    public static bool IsMark(int code) =>
        code
            is (>= 0x0300 and <= 0x036F)
                or (>= 0x0483 and <= 0x0489)
                or (>= 0x0591 and <= 0x05BD)
                or (>= 0x05BF and <= 0x05C7)
                or (>= 0x0610 and <= 0x061A)
                or (>= 0x064B and <= 0x065F)
                or 0x0670
                or (>= 0x06D6 and <= 0x06DC)
                or (>= 0x06DF and <= 0x06E8)
                or (>= 0x06EA and <= 0x06ED)
                or (>= 0x08D3 and <= 0x08FF)
                or (>= 0x1AB0 and <= 0x1AFF)
                or (>= 0x1DC0 and <= 0x1DFF)
                or (>= 0x20D0 and <= 0x20FF)
                or (>= 0xFE20 and <= 0xFE2F);

    /// <summary>Kana, Hangul and ideographs: what decomposition splits off is part of the letter.</summary>
    public static bool KeepsMarks(int code) =>
        code
            is (>= 0x1100 and <= 0x11FF)
                or (>= 0x3040 and <= 0x30FF)
                or (>= 0xAC00 and <= 0xD7FF)
                or (>= 0xFF65 and <= 0xFFDC)
        || IsIdeographic(code);

    /// <summary>Scripts written without spaces or with names run together: ideographs, kana, Hangul.</summary>
    public static bool IsIdeographic(int code) =>
        code
            is (>= 0x3005 and <= 0x3007)
                or (>= 0x3041 and <= 0x30FF and not 0x30FB)
                or (>= 0x31F0 and <= 0x31FF)
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x4E00 and <= 0x9FFF)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF);

    private static IEnumerable<char> Range(int from, int to) =>
        Enumerable.Range(from, to - from + 1).Select(code => (char)code);
}
