using Tilth.Site;

namespace Tilth.Spaces;

/// <summary>What people read for the fields and kinds of records where two changes meet.</summary>
public static class FieldWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Additional"] = "Other given names",
        ["About"] = "About",
        ["Addresses"] = "Address",
        ["Anniversary"] = "Wedding day",
        ["Around"] = "Family and people around",
        ["AskedOn"] = "When you asked",
        ["BackOn"] = "When you are back",
        ["Birthday"] = "Birthday",
        ["CadenceDays"] = "How often to keep in touch",
        ["CircleId"] = "Circle",
        ["CountsFrom"] = "When the time began again",
        ["DisplayName"] = "Name",
        ["DoNotSuggest"] = "Do not suggest",
        ["Emails"] = "E-mail",
        ["Family"] = "Family name",
        ["DueOn"] = "When it is due",
        ["FormOfAddress"] = "Form of address",
        ["Given"] = "Given name",
        ["FoundThroughId"] = "Found through",
        ["From"] = "From",
        ["HowMet"] = "How you met",
        ["IsPast"] = "Whether it is over",
        ["Kind"] = "What it was",
        ["LaterUntil"] = "Put off until",
        ["Links"] = "Links",
        ["MetThroughId"] = "Whom you met through",
        ["MetOn"] = "When you met",
        ["Minutes"] = "How long it was",
        ["Messengers"] = "Messages",
        ["Name"] = "Name",
        ["Nicknames"] = "Also called",
        ["Notes"] = "Notes",
        ["On"] = "When it was",
        ["OrganisationId"] = "Where",
        ["Owner"] = "Whose it is",
        ["PersonId"] = "Who it is with",
        ["Phones"] = "Phone",
        ["PhoneticFamily"] = "How the family name sounds",
        ["PhoneticGiven"] = "How the given name sounds",
        ["Place"] = "Where it was",
        ["Prefix"] = "Before the name",
        ["Pronouns"] = "Pronouns",
        ["ReadIn"] = "Where you read about somebody",
        ["Related"] = "Family and people around",
        ["Rest"] = "Rest",
        ["SecondFamily"] = "Second family name",
        ["ShownSince"] = "Which photo is shown",
        ["Standing"] = "Whether you have met",
        ["Suffix"] = "After the name",
        ["Text"] = "What was said",
        ["Title"] = "Works as",
        ["Query"] = "What is asked",
        ["audience"] = "A list",
        ["audience-member"] = "Who is on a list",
        ["segment"] = "A saved search",
        ["To"] = "To",
        ["absence"] = "A time away",
        ["affiliation"] = "Work",
        ["custom-field"] = "A field of your own",
        ["custom-value"] = "A field of your own",
        ["circle"] = "A circle",
        ["todo"] = "A promise",
        ["interaction"] = "A talk",
        ["different-people"] = "Who is not the same",
        ["label"] = "A label",
        ["sorted-person"] = "Whom you have sorted",
        ["shared-person"] = "Whom you shared",
        ["merged-person"] = "Another entry of the same person",
        ["organisation"] = "An organisation",
        ["participant"] = "Who was there",
        ["photo"] = "A photo",
        ["person"] = "The whole entry",
        ["person-label"] = "A label",
        ["relationship"] = "Your own side",
    };

    private static readonly HashSet<string> Following = new(StringComparer.Ordinal)
    {
        "AnniversaryKey",
        "BirthdayKey",
        "CardDetails",
        "Details",
        "IsConversation",
        "MetKey",
        "NameKey",
        "SortName",
    };

    /// <summary>It only follows another field, which is named itself.</summary>
    public static bool OnlyFollows(string field) => Following.Contains(field);

    public static bool Knows(string field) => Words.ContainsKey(field);

    public static string Of(string field, Say say) => say[Words.GetValueOrDefault(field, "Something else")];
}
