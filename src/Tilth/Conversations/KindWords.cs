using Tilth.Site;

namespace Tilth.Conversations;

/// <summary>What people read for the kind of a talk.</summary>
public static class KindWords
{
    public static string Of(InteractionKind kind, Say say) =>
        kind switch
        {
            InteractionKind.Met => say["Met"],
            InteractionKind.Call => say["Call"],
            InteractionKind.Video => say["Video call"],
            InteractionKind.Coffee => say["Coffee"],
            InteractionKind.Meal => say["Meal"],
            InteractionKind.Meeting => say["Meeting"],
            InteractionKind.Evening => say["Evening"],
            InteractionKind.Message => say["Message"],
            InteractionKind.Mail => say["Mail"],
            InteractionKind.Letter => say["Letter"],
            InteractionKind.Note => say["Note"],
        };
}
