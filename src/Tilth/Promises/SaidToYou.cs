using System.Text.RegularExpressions;

namespace Tilth.Promises;

/// <summary>A promise within a sentence to the one with whom it was made: "send you the plan" for "Send Rowan the plan."</summary>
public static partial class SaidToYou
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    /// <param name="name">How the one is called who will read it; null where that is not known.</param>
    public static string Text(string text, string? name)
    {
        var said = text.Trim().TrimEnd('.', '!', ' ');
        foreach (var one in Names(name))
            said = Regex.Replace(
                said,
                $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(one)}(?<own>['’]s?)?(?![\p{{L}}\p{{N}}])",
                match => match.Groups["own"].Success ? "your" : "you",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
                Longest
            );
        // "Send the plan", but not "VAT" or "I".
        return said is [var first, var second, ..] && char.IsUpper(first) && char.IsLower(second)
            ? char.ToLowerInvariant(first) + said[1..]
            : said;
    }

    /// <summary>True where it names a thing ("a lunch", "my notes") and not what to do ("lend the book").</summary>
    public static bool IsThing(string text) => Thing().IsMatch(text);

    /// <summary>The whole name before the first, so that nothing of it is left over.</summary>
    private static IEnumerable<string> Names(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            yield break;
        yield return name.Trim();
        var first = name.Trim().Split(' ')[0];
        // Not of "Dr. Alder".
        if (first.Length > 1 && !first.EndsWith('.'))
            yield return first;
    }

    [GeneratedRegex(
        @"^\s*(an?|the|my|your|our|his|her|their|its|some|any|this|that|these|those|one|two|three|[0-9]+)\s",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        200
    )]
    private static partial Regex Thing();
}
