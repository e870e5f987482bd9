using Tilth.Site;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>What people read for what is entrusted to whoever acts for them.</summary>
internal static class EntrustedWords
{
    public static string Of(Entrusted what, Say say) =>
        what switch
        {
            Entrusted.Promises => say["your promises"],
            Entrusted.Everything => say["everything that is yours in this book"],
        };

    public static string Means(Entrusted what, Say say) =>
        what switch
        {
            Entrusted.Promises => say["what you owe and are owed; no talk, no note, no circle"],
            Entrusted.Everything => say[
                "also talks, circles and your notes; never your account, your other books, or who sits here"
            ],
        };
}
