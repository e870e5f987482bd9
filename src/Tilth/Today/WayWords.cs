using Tilth.Site;

namespace Tilth.Today;

/// <summary>What a button says that opens a way to somebody.</summary>
internal static class WayWords
{
    public static string Of(ReachKind kind, Say say) =>
        kind switch
        {
            ReachKind.Call => say["Call"],
            ReachKind.Mail => say["Write a mail"],
            ReachKind.Text => say["Send a message"],
        };

    /// <summary>The same, beside the words that are then written.</summary>
    public static string With(ReachKind kind, Say say) =>
        kind switch
        {
            ReachKind.Call => Of(kind, say),
            ReachKind.Mail => say["Mail this"],
            ReachKind.Text => say["Send this"],
        };
}
