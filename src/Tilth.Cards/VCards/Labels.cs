using System.Collections.Frozen;

namespace Tilth.Cards;

/// <summary>The words by which sources say what a value is for, and how Apple and Google write them beside a group.</summary>
internal static class Labels
{
    private static readonly FrozenDictionary<string, string> Standard = (
        "home work cell voice fax pager text textphone video msg bbs modem car isdn pcs dom intl postal parcel other main "
        + "personal business x400 billing delivery contact acquaintance friend met co-worker colleague co-resident neighbor "
        + "child parent sibling spouse kin muse crush date sweetheart me agent emergency twitter facebook linkedin flickr "
        + "myspace mastodon instagram github"
    )
        .Split(' ')
        .ToFrozenDictionary(word => word, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> StandardBySpan =
        Standard.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Apple's own words, which it translates for its users, and ours for them.</summary>
    private static readonly (string Apple, string Ours)[] AppleWords =
    [
        ("Home", "home"),
        ("Work", "work"),
        ("Mobile", "cell"),
        ("Other", "other"),
        ("Main", "main"),
        ("Pager", "pager"),
        ("School", "school"),
        ("HomePage", "homepage"),
        ("Anniversary", "anniversary"),
        ("Spouse", "spouse"),
        ("Partner", "partner"),
        ("Father", "father"),
        ("Mother", "mother"),
        ("Parent", "parent"),
        ("Brother", "brother"),
        ("Sister", "sister"),
        ("Child", "child"),
        ("Son", "son"),
        ("Daughter", "daughter"),
        ("Friend", "friend"),
        ("Assistant", "assistant"),
        ("AssistantPhone", "assistant phone"),
        ("Manager", "manager"),
        ("HomeFAX", "home fax"),
        ("WorkFAX", "work fax"),
        ("OtherFAX", "other fax"),
    ];

    private static readonly FrozenDictionary<string, string> FromApple = AppleWords.ToFrozenDictionary(
        pair => pair.Apple,
        pair => pair.Ours,
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly FrozenDictionary<string, string> ToApple = AppleWords.ToFrozenDictionary(
        pair => pair.Ours,
        pair => pair.Apple,
        StringComparer.Ordinal
    );

    /// <summary>A TYPE value as a label: in lower case where standard, else as written.</summary>
    public static string FromType(ReadOnlySpan<char> type) =>
        StandardBySpan.TryGetValue(type, out var word) ? word
        : type.Equals("MOBILE", StringComparison.OrdinalIgnoreCase) ? "cell"
        : type.ToString();

    /// <summary>True if the label may stand as a TYPE: a standard word or an x-name.</summary>
    public static bool IsType(string label) =>
        Standard.TryGetValue(label, out var word)
            ? word.Equals(label, StringComparison.Ordinal)
            : label.StartsWith("X-", StringComparison.OrdinalIgnoreCase) && Token.IsName(label);

    /// <summary>The labels in the order in which they are written: those that are a TYPE, then the others; each once.</summary>
    public static IReadOnlyList<string> Ordered(IEnumerable<string> labels)
    {
        var once = labels.Distinct(StringComparer.Ordinal).ToList();
        return once.TrueForAll(IsType) ? once : [.. once.OrderBy(label => IsType(label) ? 0 : 1)];
    }

    /// <summary>The text of X-ABLabel as a label: <c>_$!&lt;HomePage&gt;!$_</c> is <c>homepage</c>.</summary>
    public static string FromGroupLabel(string text)
    {
        text = text.Trim();
        var word = text.Trim('_');
        if (!word.StartsWith("$!<", StringComparison.Ordinal) || !word.EndsWith(">!$", StringComparison.Ordinal))
            return text;
        var inner = word.Length >= 6 ? word[3..^3].Trim() : "";
        return FromApple.TryGetValue(inner, out var ours) ? ours : inner;
    }

    /// <summary>A word of a cell as a label: ours where it is one of those that have a meaning of their own, else as written.</summary>
    public static string FromWord(string text) =>
        ToApple.ContainsKey(text.ToLowerInvariant()) ? text.ToLowerInvariant() : text;

    /// <summary>The inverse of <see cref="FromGroupLabel"/>.</summary>
    public static string ToGroupLabel(string label) =>
        ToApple.TryGetValue(label, out var apple) ? $"_$!<{apple}>!$_" : label;
}

/// <summary>The names of properties, parameters and groups: letters, digits and hyphens (RFC 6350 section 3.3).</summary>
internal static class Token
{
    public static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                return false;
        return !text.IsEmpty;
    }

    /// <summary>The text as a name, other characters turned into hyphens; null if nothing of it would remain.</summary>
    public static string? ToName(string text)
    {
        if (IsName(text))
            return text;
        var name = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return name.Length == 0 ? null : name;
    }
}
