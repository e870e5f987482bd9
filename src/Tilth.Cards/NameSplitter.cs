using System.Collections.Frozen;

namespace Tilth.Cards;

/// <summary>
/// Takes a whole name apart, where that can be done without guessing: what is in doubt stays whole. Pure; O(n).
/// </summary>
public static class NameSplitter
{
    private static readonly FrozenSet<string> Titles = Words(
        "dr prof professor mr mrs ms miss mx sir dame lord lady rev herr frau hr fr ing dipl mag mme mlle m sr sra srta don dona dott sig dhr mevr"
    );

    private static readonly FrozenSet<string> Endings = Words(
        "jr sr ii iii iv phd md esq mba msc ba bsc ma dds cpa obe mbe cbe"
    );

    private static readonly FrozenSet<string> Particles = Words(
        "van von vom vander de del della der den des di da das do dos du la le las los lo al el bin ibn ben bint ter ten te zu zum zur af av st saint 't"
    );

    private static readonly FrozenSet<string> Firms = Words(
        "ltd limited inc llc llp gmbh ag kg ug ev co corp corporation company sa sarl srl bv nv plc pty oy ab as aps group holding foundation university"
    );

    /// <summary>
    /// The parts of a name: <c>King, Ada</c> and <c>Ada King</c>; particles go with the family (<c>van</c>, <c>de</c>,
    /// <c>al</c>), titles before and endings behind (<c>Jr.</c>) apart; Chinese, Japanese and Korean names have the family
    /// first. One word, more than two without a particle or an initial, and names of firms give
    /// <see cref="NameParts.None"/>.
    /// </summary>
    public static NameParts Split(string? fullName)
    {
        var text = string.Join(' ', (fullName ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length is 0 or > 200 || text.Any(c => char.IsAsciiDigit(c) || c is '@' or '&' or '/' or '('))
            return NameParts.None;
        if (DisplayNames.IsEastern(text))
            return Eastern(text);
        var words = text.Replace(",", " , ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToList();
        if (words.Exists(word => Firms.Contains(Bare(word))))
            return NameParts.None;
        var suffix = TakeEndings(words);
        var prefix = TakeTitles(words);
        var parts = words.Contains(",") ? FamilyFirst(words) : GivenFirst(words);
        return parts is null ? NameParts.None : parts with { Prefix = prefix, Suffix = suffix };
    }

    /// <summary>The parts of a name that is written otherwise now: taken apart anew, or, in doubt, those that still stand in it.</summary>
    public static NameParts Again(string fullName, NameParts before)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        ArgumentNullException.ThrowIfNull(before);
        string? Still(string? part) =>
            part is not null && $" {fullName} ".Contains($" {part} ", StringComparison.Ordinal) ? part : null;
        var anew = Split(fullName);
        return anew.HasParts
            ? anew with
            {
                PhoneticGiven = before.PhoneticGiven,
                PhoneticAdditional = before.PhoneticAdditional,
                PhoneticFamily = before.PhoneticFamily,
            }
            : before with
            {
                Prefix = Still(before.Prefix),
                Given = Still(before.Given),
                Additional = Still(before.Additional),
                Family = Still(before.Family),
                SecondFamily = Still(before.SecondFamily),
                Suffix = Still(before.Suffix),
                Generation = Still(before.Generation),
            };
    }

    private static NameParts Eastern(string text)
    {
        var words = text.Split(' ', '\u3000');
        if (words.Length == 2)
            return new() { Family = words[0], Given = words[1] };
        // Korean names of three syllables have a family name of one; others written in one are left whole.
        var isKorean = text.Length == 3 && text.All(c => c is >= '\uac00' and <= '\ud7af');
        return isKorean ? new() { Family = text[..1], Given = text[1..] } : NameParts.None;
    }

    private static string? TakeEndings(List<string> words)
    {
        var first = words.Count;
        while (first > 1 && (Endings.Contains(Bare(words[first - 1])) || words[first - 1] is ","))
            first--;
        var taken = words[first..].Where(word => word is not ",").ToList();
        if (taken.Count == 0 || first < 2)
            return null;
        words.RemoveRange(first, words.Count - first);
        return string.Join(", ", taken);
    }

    private static string? TakeTitles(List<string> words)
    {
        var count = words.TakeWhile((word, at) => at < words.Count - 1 && Titles.Contains(Bare(word))).Count();
        if (count == 0)
            return null;
        var prefix = string.Join(' ', words.Take(count));
        words.RemoveRange(0, count);
        return prefix;
    }

    private static NameParts? FamilyFirst(List<string> words)
    {
        var comma = words.IndexOf(",");
        if (comma == 0 || comma == words.Count - 1 || words.LastIndexOf(",") != comma)
            return null;
        var given = words[(comma + 1)..];
        var initials = given.Skip(1).All(IsInitial);
        return new()
        {
            Family = string.Join(' ', words[..comma]),
            Given = initials ? given[0] : string.Join(' ', given),
            Additional = initials && given.Count > 1 ? string.Join(' ', given.Skip(1)) : null,
        };
    }

    private static NameParts? GivenFirst(List<string> words)
    {
        if (words.Count == 2 && !Particles.Contains(words[0].ToLowerInvariant()))
            return new() { Given = words[0], Family = words[1] };
        if (words.Count < 3)
            return null;
        var particle = words.FindIndex(1, word => Particles.Contains(word.ToLowerInvariant()));
        var family = particle > 0 && particle < words.Count - 1 ? particle : words.Count - 1;
        var between = words[1..family];
        if (!between.TrueForAll(IsInitial))
            return null;
        return new()
        {
            Given = words[0],
            Additional = between.Count == 0 ? null : string.Join(' ', between),
            Family = string.Join(' ', words[family..]),
        };
    }

    private static bool IsInitial(string word) => word.Length == 1 || (word.Length == 2 && word[1] == '.');

    private static string Bare(string word) => word.Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
