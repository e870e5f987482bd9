using System.Globalization;

namespace Tilth.Site;

/// <summary>What stands in a person's ring: two initials, one letter of a one-word name, nothing where a script has none.</summary>
public static class Initials
{
    public static string Of(string name)
    {
        var words = name.Split([' ', '\u00a0', '-'], StringSplitOptions.RemoveEmptyEntries);
        var letters = words.Where(word => char.IsLetter(word, 0) && HasCapitals(word)).Select(First).ToList();
        return letters.Count switch
        {
            0 => "",
            1 => letters[0],
            _ => letters[0] + letters[^1],
        };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();

    /// <summary>Latin, Greek, Cyrillic and their like have initials; Arabic, Chinese or Thai do not.</summary>
    private static bool HasCapitals(string word) =>
        char.GetUnicodeCategory(word, 0)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter;
}
