using Tilth.Site;

namespace Tilth.People.Sorting;

/// <summary>What people read for the groups into which those who came in fall.</summary>
internal static class GroupWords
{
    public static string Of(GroupKind kind, Say say) =>
        kind switch
        {
            GroupKind.Nameless => say["Without a name"],
            GroupKind.Offices => say["Offices and machines"],
            GroupKind.Firms => say["Firms among the people"],
            GroupKind.Number => say["One number for several"],
            GroupKind.Work => say["By work"],
            GroupKind.City => say["By city"],
            GroupKind.Last => say["By when you were last in touch"],
        };

    /// <summary>By what they were put together.</summary>
    public static string Why(GroupKind kind, Say say) =>
        kind switch
        {
            GroupKind.Nameless => say["Only an address or a number is written down."],
            GroupKind.Offices => say["Reached at info@, sales@, noreply@ or the like, and not by a name."],
            GroupKind.Firms => say["Called like a firm that stands in this book."],
            GroupKind.Number => say["Reached at the same number: a switchboard, perhaps, or a household."],
            GroupKind.Work => say["They work there now, as far as the book knows."],
            GroupKind.City => say["They have an address there."],
            GroupKind.Last => say["As far as talks and letters are written down here."],
        };

    public static string Name(SortGroups.Group group, Say say) =>
        group switch
        {
            { Kind: GroupKind.Last, Key: "year" } => say["Within a year"],
            { Kind: GroupKind.Last, Key: "two" } => say["One to two years ago"],
            { Kind: GroupKind.Last, Key: "longer" } => say["Longer ago"],
            { Kind: GroupKind.Last } => say["Nothing written down yet"],
            { Name.Length: > 0 } => group.Name,
            _ => Of(group.Kind, say),
        };

    /// <summary>Why nothing was done.</summary>
    public static string Problem(SortGroup.Outcome outcome, Say say) =>
        outcome switch
        {
            SortGroup.Outcome.NothingNamed => say["Please write the name, in at most 60 letters."],
            SortGroup.Outcome.NoSuchCircle => say["Please choose a circle first. Nothing was done."],
            _ => say["Nobody is left to do this for. Nothing was done."],
        };

    public static string Path(SortGroups.Group group) =>
        $"/sort/group?of={group.Kind.ToString().ToLowerInvariant()}&key={Uri.EscapeDataString(group.Key)}";
}
