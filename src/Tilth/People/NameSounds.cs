using System.Text;

namespace Tilth.People;

/// <summary>What is left of a name when one only hears it, and whether two spellings can be one name. All names are folded.</summary>
internal static class NameSounds
{
    private const int MostMiddles = 5;

    private static readonly char[] Between = [' ', ',', '.', '-', '\'', '\u00a0'];

    // The sounds of European spelling, the longer spellings first.
    private static readonly (string Spelt, char Sound)[] Spellings =
    [
        ("sch", 's'),
        ("tsch", 'c'),
        ("ch", 'k'),
        ("ck", 'k'),
        ("cz", 's'),
        ("sz", 's'),
        ("sh", 's'),
        ("ph", 'f'),
        ("th", 't'),
        ("dt", 't'),
        ("kh", 'k'),
        ("gh", 'g'),
        ("qu", 'k'),
        ("qv", 'k'),
        ("kv", 'k'),
        ("c", 'k'),
        ("q", 'k'),
        ("x", 'k'),
        ("v", 'f'),
        ("w", 'f'),
        ("z", 's'),
        ("d", 't'),
    ];

    /// <summary>
    /// The sounds under which a name may be looked for: of its first and last word, in either order and with their long forms
    /// ("bob" as "robert"). None for a name of one word.
    /// </summary>
    public static IEnumerable<string> Of(string name)
    {
        var words = Words(name);
        if (words.Count < 2)
            return [];
        var (first, last) = (Forms(words[0]).Select(Sound), Forms(words[^1]).Select(Sound).ToList());
        return first.SelectMany(one => last.Select(other => Pair(one, other))).Distinct(StringComparer.Ordinal);
    }

    /// <summary>True if the first and last words of both can be the same, in either order.</summary>
    public static bool AreAlike(string one, string other)
    {
        var (left, right) = (Words(one), Words(other));
        if (left.Count < 2 || right.Count < 2 || !AreMiddlesAlike(left[1..^1], right[1..^1]))
            return false;
        return Match(left[0], right[0]) && Match(left[^1], right[^1])
            || Match(left[0], right[^1]) && Match(left[^1], right[0]);
    }

    // Ana Sofia Lima is not Ana Maria Lima; who leaves a middle name out says nothing of it.
    private static bool AreMiddlesAlike(List<string> one, List<string> other) =>
        one.Count == 0
        || other.Count == 0
        || one.Take(MostMiddles).Any(word => other.Take(MostMiddles).Any(known => Match(word, known)));

    /// <summary>A nickname in the place of the first word: "goldie" of "marigold van der dune" is "goldie van der dune".</summary>
    public static string CalledBy(string nickname, string name) =>
        name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var gap ? $"{nickname}{name[gap..]}" : nickname;

    // Initials, titles and endings say nothing.
    private static List<string> Words(string name) =>
        [.. name.Split(Between, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1)];

    private static string Pair(string one, string other) =>
        string.CompareOrdinal(one, other) <= 0 ? $"{one} {other}" : $"{other} {one}";

    private static IEnumerable<string> Forms(string word) => [word, .. ShortNames.LongFormsOf(word)];

    /// <summary>The first sound and the consonants behind it; a word in other letters than Latin stays as it is.</summary>
    private static string Sound(string word)
    {
        if (!word.All(char.IsAsciiLetterLower))
            return word;
        var sound = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length; )
        {
            var (letter, length) = SoundAt(word, at);
            var isSilent = at > 0 && letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'j' or 'h';
            if (!isSilent && (sound.Length == 0 || sound[^1] != letter))
                sound.Append(at == 0 && letter is 'y' or 'j' ? 'i' : letter);
            at += length;
        }
        return sound.ToString();
    }

    private static (char Sound, int Length) SoundAt(string word, int at)
    {
        foreach (var (spelt, sound) in Spellings)
        {
            if (string.CompareOrdinal(word, at, spelt, 0, spelt.Length) == 0)
                return (sound, spelt.Length);
        }
        return (word[at], 1);
    }

    private static bool Match(string one, string other) =>
        one == other
        || ShortNames.LongFormsOf(one).Contains(other)
        || ShortNames.LongFormsOf(other).Contains(one)
        || ShortNames.LongFormsOf(one).Intersect(ShortNames.LongFormsOf(other)).Any()
        || (!AreHisAndHers(one, other) && AreClose(one, other, MostSlips(Math.Max(one.Length, other.Length))));

    private static bool AreClose(string one, string other, int most) =>
        Math.Abs(one.Length - other.Length) <= most && Distance(one, other) <= most;

    private static int MostSlips(int length) => length < 4 ? 0 : (length + 1) / 3;

    // Paul and Paula, Mario and Maria may share a surname and a home; they are two.
    private static bool AreHisAndHers(string one, string other)
    {
        if (one.Length > other.Length)
            (one, other) = (other, one);
        return other[^1] is 'a' or 'e' or 'o'
            && (other[..^1] == one || (one.Length == other.Length && other[..^1] == one[..^1] && one[^1] is 'a' or 'o'))
            && (other[^1], one[^1]) is not ('e', 'n');
    }

    /// <summary>Letters to put in, take out, replace or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        var (before, last, now) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var at = 0; at <= other.Length; at++)
            last[at] = at;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                now[j] = Math.Min(
                    Math.Min(now[j - 1], last[j]) + 1,
                    last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)
                );
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            (before, last, now) = (last, now, before);
        }
        return last[other.Length];
    }
}
