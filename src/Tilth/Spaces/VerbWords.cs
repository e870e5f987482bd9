using Tilth.Site;

namespace Tilth.Spaces;

/// <summary>What people read for the fixed words of operations.</summary>
public static class VerbWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["open-book"] = "Opened the book",
        ["add-person"] = "Added somebody",
        ["edit-person"] = "Changed the facts",
        ["edit-relationship"] = "Changed your own side",
        ["merge-people"] = "Made one person of two",
        ["tell-apart"] = "Told two people apart",
        ["put-off-pair"] = "Left two people for tomorrow",
        ["delete-person"] = "Deleted somebody",
        ["erase-person"] = "Erased somebody for good",
        ["define-field"] = "Made a field of your own",
        ["rename-field"] = "Renamed a field of your own",
        ["remove-field"] = "Took out a field of your own",
        ["meet"] = "Met somebody at last",
        ["add-photo"] = "Added a photo",
        ["show-photo"] = "Chose another photo",
        ["remove-photo"] = "Took out a photo",
        ["place-photos"] = "Put the photos of cards in their place",
        ["add-work"] = "Wrote down work or a club",
        ["edit-work"] = "Changed work or a club",
        ["remove-work"] = "Took out work or a club",
        ["record-conversation"] = "Wrote down a talk",
        ["edit-conversation"] = "Changed a talk",
        ["delete-conversation"] = "Took out a talk",
        ["later"] = "Put somebody off",
        ["skip"] = "Skipped somebody",
        ["make-promise"] = "Wrote down a promise",
        ["edit-promise"] = "Changed a promise",
        ["keep-promise"] = "Kept a promise",
        ["release-promise"] = "Let a promise go",
        ["ask-kindly"] = "Asked kindly",
        ["begin-again"] = "Made a fresh start",
        ["spread-promises"] = "Spread the promises",
        ["go-away"] = "Went away for a while",
        ["come-back"] = "Came back",
        ["note"] = "Wrote a line",
        ["answer"] = "Answered a question",
        ["plant-sample"] = "Brought in the sample",
        ["label-people"] = "Put a label on people",
        ["unlabel-people"] = "Took a label off people",
        ["list-people"] = "Changed a list",
        ["rest-people"] = "Let people rest",
        ["sort-people"] = "Left people as they are",
        ["sort-person"] = "Sorted somebody",
        ["delete-sorted"] = "Deleted somebody",
        ["save-search"] = "Saved a search",
        ["remove-search"] = "Took a search or list away",
        ["import"] = "Brought in people",
        ["bring-archive"] = "Brought in a whole book",
        ["erase-own"] = "Erased what was yours alone",
        ["share-person"] = "Shared somebody with a book",
        ["take-back-person"] = "Took somebody back out of a shared book",
        [OfOthers] = "Added or changed people",
        ["share"] = "Shared something with the members",
        ["unshare"] = "Took back what was shared",
        ["undo"] = "Undid something",
    };

    // What these are about is the member's alone; only the people whom they brought into the book are everybody's.
    private static readonly HashSet<string> OnesOwn = new(StringComparer.Ordinal)
    {
        "note",
        "answer",
        "record-conversation",
        "edit-conversation",
        "make-promise",
        "edit-promise",
        "edit-relationship",
        "meet",
        "later",
        "skip",
        "begin-again",
        "erase-own",
        "sort-people",
        "sort-person",
    };

    /// <summary>What an act of another is called that was the member's own, and touched what everybody sees.</summary>
    public const string OfOthers = "others-act";

    public static bool IsOnesOwn(string verb) => OnesOwn.Contains(verb);

    public static string Of(string verb, Say say) => say[Words.GetValueOrDefault(verb, verb)];
}
