using Tilth.Site;

namespace Tilth.Spaces;

/// <summary>What people read for the fields and kinds of records where two changes meet.</summary>
public static class FieldWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["About"] = "About",
        ["Addresses"] = "Address",
        ["Around"] = "Family and people around",
        ["Birthday"] = "Birthday",
        ["CadenceDays"] = "How often to keep in touch",
        ["CircleId"] = "Circle",
        ["City"] = "City",
        ["Country"] = "Country",
        ["DisplayName"] = "Name",
        ["DoNotSuggest"] = "Do not suggest",
        ["Emails"] = "E-mail",
        ["Family"] = "Family name",
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
        ["Name"] = "Name",
        ["Nicknames"] = "Also called",
        ["Notes"] = "Notes",
        ["On"] = "When it was",
        ["OrganisationId"] = "Where",
        ["Phones"] = "Phone",
        ["Place"] = "Where it was",
        ["PostalCode"] = "Postal code",
        ["Pronouns"] = "Pronouns",
        ["Related"] = "Family and people around",
        ["Rest"] = "Rest",
        ["Street"] = "Street",
        ["Text"] = "What was said",
        ["Title"] = "Works as",
        ["Query"] = "What is asked",
        ["audience"] = "A list",
        ["audience-member"] = "Who is on a list",
        ["segment"] = "A saved search",
        ["To"] = "To",
        ["affiliation"] = "Work",
        ["circle"] = "A circle",
        ["interaction"] = "A talk",
        ["label"] = "A label",
        ["organisation"] = "An organisation",
        ["participant"] = "Who was there",
        ["person"] = "The whole entry",
        ["person-label"] = "A label",
        ["relationship"] = "Your own side",
    };

    public static string Of(string field, Say say) => say[Words.GetValueOrDefault(field, "Something else")];
}
