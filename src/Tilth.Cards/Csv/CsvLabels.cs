namespace Tilth.Cards;

/// <summary>Labels as cells have them: <c>Work Fax</c>, <c>* Home</c> for the preferred one, own words as they are.</summary>
internal static class CsvLabels
{
    public const string Separator = " ::: ";

    public static (IReadOnlyList<string> Labels, bool Preferred) Read(string text)
    {
        text = text.Trim();
        var preferred = text.StartsWith('*');
        if (preferred)
            text = text[1..].Trim();
        if (text.Length == 0)
            return ([], preferred);
        var labels = text.Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(Words);
        return (Labels.Ordered(labels), preferred);
    }

    /// <summary>The inverse of <see cref="Read"/>.</summary>
    public static string Write(IReadOnlyList<string> labels, bool preferred)
    {
        var areWords = labels.All(label => Labels.IsType(label));
        var text = areWords ? string.Join(' ', labels.Select(Capital)) : string.Join(Separator, labels);
        return preferred ? $"* {text}".TrimEnd() : text;
    }

    private static IEnumerable<string> Words(string text)
    {
        var words = text.Split(' ').Select(word => Labels.FromType(word)).ToList();
        // Known words are several labels; others are one, and a relation or Apple's word is in lower case.
        return words.TrueForAll(Labels.IsType) ? words : [Labels.FromWord(text)];
    }

    private static string Capital(string label) =>
        label.StartsWith("x-", StringComparison.OrdinalIgnoreCase) ? label
        : label is "cell" ? "Mobile"
        : char.ToUpperInvariant(label[0]) + label[1..];
}
