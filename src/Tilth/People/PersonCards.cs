using System.Security.Cryptography;
using System.Text.Json;
using Tilth.Cards;
using Tilth.People.Photos;
using Tilth.Store;

namespace Tilth.People;

/// <summary>A person from a contact of an address book, and back.</summary>
public static class PersonCards
{
    private const int LongestName = 300;

    /// <summary>Somebody new, with all that the contact says of the person alone; work and labels are rows of their own.</summary>
    public static Person ToPerson(this Newcomer newcomer, int space, Origin origin, DateTimeOffset at)
    {
        var contact = newcomer.Contact;
        var name = NameOf(contact);
        var person = Person.Add(space, name, origin, at);
        person.CallIt(name, contact.Name);
        person.IsAlsoCalled(contact.Nicknames);
        person.IsAddressed(contact.Pronouns, null);
        person.IsReachedBy(contact.Emails, newcomer.Phones);
        person.IsFoundAt(contact.Addresses, contact.Links, contact.Messengers);
        person.HasAround(contact.Related, contact.Anniversary);
        person.IsBorn(contact.Birthday);
        person.IsDescribed(Blank.ToNull(contact.Note));
        person.CameAs(newcomer.Uid, newcomer.Rest, [.. contact.Details.Where(detail => !Picture.IsPhoto(detail))]);
        return person;
    }

    /// <summary>
    /// The UID of the contact; where its file gives none, one made of all that it says (a UUID version 8 of its SHA-256), so
    /// that the same row of the same file is recognised when it comes again.
    /// </summary>
    public static string CardUid(this Contact contact)
    {
        if (Blank.ToNull(contact.Uid) is { } uid)
            return uid;
        var hash = SHA256.HashData(
            JsonSerializer.SerializeToUtf8Bytes(contact with { Revision = null }, StoreJson.Options)
        );
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return $"urn:uuid:{new Guid(hash.AsSpan(0, 16), bigEndian: true)}";
    }

    /// <summary>The contact that goes out: the shared facts, never a member's own notes.</summary>
    public static Contact ToContact(
        this Person person,
        IReadOnlyList<Cards.Work> work,
        IReadOnlyList<string> labels,
        params IEnumerable<Photos.Photo> photos
    ) =>
        new()
        {
            Uid = person.Uid,
            DisplayName = person.DisplayName,
            Name = person.Name,
            Nicknames = person.Nicknames,
            Emails = person.Emails,
            Phones = [.. person.Phones.Select(phone => phone.Typed)],
            Addresses = person.Addresses,
            Links = person.Links,
            Messengers = person.Messengers,
            Related = person.Related,
            Work = work,
            Birthday = person.Birthday,
            Anniversary = person.Anniversary,
            Pronouns = person.Pronouns,
            Note = person.About,
            Categories = labels,
            Details = person.Details,
            // Before one that the card only names: some programs take the first.
            Rest = [.. photos.Select(photo => photo.ToProperty()), .. person.Extras],
        };

    internal static string NameOf(Contact contact) =>
        contact.DisplayName.Length > LongestName ? contact.DisplayName[..LongestName] : contact.DisplayName;

    /// <summary>What a card says besides, with its photo as a line like any other.</summary>
    internal static IReadOnlyList<CardProperty> WithPhoto(Contact contact)
    {
        var said = contact.Details.FirstOrDefault(Picture.IsPhoto) ?? new CardProperty(null, "PHOTO", [], "");
        return contact.Photo switch
        {
            { Bytes: { } bytes, MediaType: var type } =>
            [
                said with
                {
                    Value = Picture.ValueOf(type ?? "image/jpeg", bytes),
                },
                .. contact.Rest,
            ],
            { Uri: { } uri } => [said with { Value = uri }, .. contact.Rest],
            _ => contact.Rest,
        };
    }
}
