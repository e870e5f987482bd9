using Tilth.Site;

namespace Tilth.People.Fields;

/// <summary>What people read for the kinds of fields.</summary>
internal static class KindWords
{
    public static string Of(FieldKind kind, Say say) =>
        kind switch
        {
            FieldKind.Text => say["words"],
            FieldKind.Number => say["a number"],
            FieldKind.Date => say["a date"],
            FieldKind.YesNo => say["yes or no"],
            FieldKind.Link => say["a link"],
        };
}
