using Tilth.Site;
using Tilth.Spaces;

namespace Tilth.People.Access;

/// <summary>What people read for kinds of records and their fields where all that is kept of somebody stands on one page.</summary>
internal static class AccessWords
{
    // In this order they stand; what is not named comes behind.
    private static readonly (string Kind, string Heading)[] Kinds =
    [
        ("person", "Facts"),
        ("photo", "Photos"),
        ("affiliation", "Work and clubs"),
        ("person-label", "Labels"),
        ("custom-value", "Fields of the book's own"),
        ("relationship", "How they are known"),
        ("interaction", "Talks"),
        ("todo", "Promises"),
        ("audience-member", "Lists they are on"),
        ("merged-person", "Other entries of the same person"),
        ("shared-person", "Given to other books"),
        ("different-people", "Said to be somebody else"),
        ("sorted-person", "Sorted"),
        ("put-off-pair", "Perhaps somebody else, to be decided"),
        ("written-line", "A line"),
        ("custom-field", "A field of the book's own"),
        ("absence", "A time away"),
    ];

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["At"] = "At",
        ["AudienceId"] = "The list",
        ["Bytes"] = "The picture",
        ["ClosedOn"] = "Settled",
        ["Extras"] = "What else their card says",
        ["FieldId"] = "The field",
        ["InGroup"] = "Together with others",
        ["Given"] = "What was given",
        ["IsPlanned"] = "Lies ahead",
        ["LabelId"] = "The label",
        ["MadeInId"] = "Made in the talk",
        ["MadeOn"] = "Made",
        ["MediaType"] = "Kind of picture",
        ["OneId"] = "One",
        ["Origin"] = "Where it came from",
        ["OtherId"] = "The other",
        ["Role"] = "Role",
        ["State"] = "What became of it",
        ["Uid"] = "Number of the card",
        ["Units"] = "Department",
        ["Until"] = "Until",
    };

    // Addresses inside the program, and how a value stood on a card.
    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal)
    {
        "CardGroup",
        "Hash",
        "IntoPersonId",
        "IntoSpaceId",
        "MemberId",
        "OldId",
        "Parameters",
        "Shared",
        "ShownSince",
    };

    public static bool IsHidden(string field) => Hidden.Contains(field) || FieldWords.OnlyFollows(field);

    public static bool Knows(string kind, string field) =>
        Array.Exists(Kinds, known => known.Kind == kind)
        && (IsHidden(field) || Fields.ContainsKey(field) || FieldWords.Knows(field));

    public static int Place(string kind) =>
        Array.FindIndex(Kinds, known => known.Kind == kind) is var at and >= 0 ? at : Kinds.Length;

    public static string Heading(string kind, Say say) =>
        Array.Find(Kinds, known => known.Kind == kind).Heading is { } heading ? say[heading] : FieldWords.Of(kind, say);

    public static string Field(string field, Say say) =>
        Fields.TryGetValue(field, out var words) ? say[words] : FieldWords.Of(field, say);

    /// <summary>Of a part of a value; null where it has no words.</summary>
    public static string? Part(string part, Say say) => FieldWords.Knows(part) ? FieldWords.Of(part, say) : null;
}
