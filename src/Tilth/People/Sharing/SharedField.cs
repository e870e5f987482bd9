using Tilth.Cards;

namespace Tilth.People.Sharing;

/// <summary>What of a person can be shared beside the name. How I know them, and what was said, never goes with it.</summary>
public enum SharedField
{
    Emails,
    Phones,
    Work,
    Addresses,
    Links,
    Birthday,
    About,
    Photo,
}

public static class SharedFields
{
    /// <summary>The contact with its name and those facts alone.</summary>
    public static Contact Only(this Contact contact, IReadOnlyCollection<SharedField> fields) =>
        new()
        {
            Uid = contact.Uid,
            DisplayName = contact.DisplayName,
            Name = contact.Name,
            Nicknames = contact.Nicknames,
            Pronouns = contact.Pronouns,
            Emails = fields.Contains(SharedField.Emails) ? contact.Emails : [],
            Phones = fields.Contains(SharedField.Phones) ? contact.Phones : [],
            Work = fields.Contains(SharedField.Work) ? contact.Work : [],
            Addresses = fields.Contains(SharedField.Addresses) ? contact.Addresses : [],
            Links = fields.Contains(SharedField.Links) ? contact.Links : [],
            Messengers = fields.Contains(SharedField.Links) ? contact.Messengers : [],
            Birthday = fields.Contains(SharedField.Birthday) ? contact.Birthday : null,
            Note = fields.Contains(SharedField.About) ? contact.Note : null,
        };
}
