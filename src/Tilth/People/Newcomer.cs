using Tilth.Cards;
using Tilth.People.Photos;

namespace Tilth.People;

/// <summary>Somebody who comes in, with the keys that they would have in the book: worked out once, before anything waits for it.</summary>
public sealed class Newcomer
{
    public Newcomer(Contact contact)
    {
        Contact = contact;
        Uid = contact.CardUid();
        Phones = [.. contact.Phones.Select(People.Phones.Of)];
        NameKey = PersonKeys.NameKey(contact.DisplayName);
        (Pictures, Rest) = Picture.Among(PersonCards.WithPhoto(contact));
        Keys =
        [
            (PersonKeyKind.Uid, Uid),
            .. contact.Emails.Select(email => (PersonKeyKind.Email, PersonKeys.EmailKey(email.Value))),
            .. Phones.Select(phone => (PersonKeyKind.Phone, PersonKeys.PhoneKey(phone))),
            (PersonKeyKind.Name, NameKey),
        ];
    }

    public Contact Contact { get; }

    public string Uid { get; }

    /// <summary>True if its file gave it that number, and it is not made of all that it says.</summary>
    public bool HasOwnUid => !string.IsNullOrWhiteSpace(Contact.Uid);

    public IReadOnlyList<Phone> Phones { get; }

    public IReadOnlyList<Picture> Pictures { get; }

    /// <summary>What their card says besides.</summary>
    public IReadOnlyList<CardProperty> Rest { get; }

    public string NameKey { get; }

    public IReadOnlyList<(PersonKeyKind Kind, string Value)> Keys { get; }
}
