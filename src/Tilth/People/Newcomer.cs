using Tilth.Cards;
using Tilth.Search;

namespace Tilth.People;

/// <summary>Somebody who comes in, with the keys that they would have in the book.</summary>
public sealed class Newcomer
{
    public Newcomer(Contact contact)
    {
        Contact = contact;
        Phones = [.. contact.Phones.Select(People.Phones.Of)];
        NameKey = Folding.Fold(contact.DisplayName);
        Keys =
        [
            (PersonKeyKind.Uid, contact.CardUid()),
            .. contact.Emails.Select(email => (PersonKeyKind.Email, PersonKeys.EmailKey(email.Value))),
            .. Phones.Select(phone => (PersonKeyKind.Phone, PersonKeys.PhoneKey(phone))),
            (PersonKeyKind.Name, NameKey),
        ];
    }

    public Contact Contact { get; }

    public IReadOnlyList<Phone> Phones { get; }

    public string NameKey { get; }

    public IReadOnlyList<(PersonKeyKind Kind, string Value)> Keys { get; }
}
