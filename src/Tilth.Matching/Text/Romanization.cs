namespace Tilth.Matching;

/// <summary>
/// Latin letters for Cyrillic and Greek ones, and for Latin ones that no decomposition reaches. One form each, the plain one of
/// passports where there is one (ICAO 9303): enough for the same name in two scripts to come near itself.
/// </summary>
internal static class Romanization
{
    private const char FirstCyrillic = 'а',
        FirstGreek = 'α';

    private static readonly string[] Cyrillic =
    [
        .. "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch".Split(' '),
        "",
        "y",
        "",
        "e",
        "yu",
        "ya",
    ];

    private static readonly string[] Greek = "a v g d e z i th i k l m n x o p r s s t y f ch ps o".Split(' ');

    /// <summary>The Latin form of a letter, or null where it has none here.</summary>
    public static string? Of(char letter)
    {
        var small = char.ToLowerInvariant(letter);
        return small switch
        {
            >= FirstCyrillic and <= 'я' => Cyrillic[small - FirstCyrillic],
            >= FirstGreek and <= 'ω' => Greek[small - FirstGreek],
            'ё' => "e",
            'є' => "ye",
            'і' => "i",
            'ї' => "i",
            'ґ' => "g",
            'ў' => "u",
            'ђ' => "d",
            'ј' => "j",
            'љ' => "lj",
            'њ' => "nj",
            'ћ' => "c",
            'џ' => "dz",
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'þ' => "th",
            'ħ' => "h",
            'ı' => "i",
            'ŋ' => "ng",
            'ə' => "e",
            _ => null,
        };
    }
}
