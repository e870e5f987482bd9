namespace Tilth.People;

/// <summary>Whether two names can be one person's.</summary>
internal static class Names
{
    private static readonly char[] Between = [' ', ',', '.', '-', '\u00a0'];

    /// <summary>
    /// True if every word of the shorter name stands in the longer, in full or as its initial ("R. Alder", "Alder, Rowan"),
    /// or if one of them is no name but an address or a number. Both folded.
    /// </summary>
    public static bool Agree(string one, string other)
    {
        if (one == other || IsNone(one) || IsNone(other))
            return true;
        var (shorter, longer) = (Words(one), Words(other));
        if (shorter.Length > longer.Length)
            (shorter, longer) = (longer, shorter);
        return shorter.Length > 0 && shorter.All(word => longer.Any(full => Stands(word, full)));
    }

    private static bool Stands(string word, string full) =>
        word == full || (word.Length == 1 && full[0] == word[0]) || (full.Length == 1 && word[0] == full[0]);

    internal static bool IsNone(string text) =>
        text.Length == 0 || text.Contains('@', StringComparison.Ordinal) || !text.Any(char.IsLetter);

    private static string[] Words(string name) => name.Split(Between, StringSplitOptions.RemoveEmptyEntries);
}
