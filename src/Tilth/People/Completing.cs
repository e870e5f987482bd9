using Tilth.Cards;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People;

/// <summary>
/// Gives somebody who is known what another entry of theirs knows more. Nothing that stands is replaced, and what was given
/// once is there the next time, so the same entry changes nothing again.
/// </summary>
public static class Completing
{
    // RFC 6350 says of these that a card has one; so does whoever shows them.
    private static readonly HashSet<string> OneOfACard = new(StringComparer.OrdinalIgnoreCase)
    {
        "BDAY",
        "ANNIVERSARY",
        "CLASS",
        "CREATED",
        "GENDER",
        "KIND",
        "LANGUAGE",
        "MAILER",
        "NAME",
        "PHOTO",
        "PRODID",
        "PROFILE",
        "SORT-STRING",
    };

    internal static bool IsOneOfACard(string property) => OneOfACard.Contains(property);

    public static void Complete(this Person person, Newcomer newcomer)
    {
        var groups = new Groups(person);
        Name(person, newcomer.Contact);
        Reach(person, newcomer, groups);
        Places(person, newcomer.Contact, groups);
        Rest(person, newcomer, groups);
    }

    private static void Name(Person person, Contact contact)
    {
        if (IsOnlyReach(person, person.DisplayName) && !contact.IsOnlyReach())
            person.CallIt(PersonCards.NameOf(contact), contact.Name);
        else if (person.Name == NameParts.None && Key(person.DisplayName) == Key(contact.DisplayName))
            person.CallIt(person.DisplayName, contact.Name);
        if (Missing(contact.Nicknames, person.Nicknames, Key) is { Count: > 0 } nicknames)
            person.IsAlsoCalled([.. person.Nicknames, .. nicknames]);
        if (person.Pronouns is null && contact.Pronouns is not null)
            person.IsAddressed(contact.Pronouns, person.FormOfAddress);
        if (person.Birthday is null && contact.Birthday is not null)
            person.IsBorn(contact.Birthday);
        var about = Blank.ToNull(contact.Note);
        if (about is not null && !Plain(person.About).Contains(Plain(about), StringComparison.OrdinalIgnoreCase))
            person.IsDescribed(person.About is null ? about : $"{person.About}\n\n{about}");
    }

    private static void Reach(Person person, Newcomer newcomer, Groups groups)
    {
        var emails = Missing(newcomer.Contact.Emails, person.Emails, fact => PersonKeys.EmailKey(fact.Value));
        var phones = Missing(newcomer.Phones, person.Phones, PersonKeys.PhoneKey);
        if (emails.Count + phones.Count > 0)
            person.IsReachedBy(
                [.. person.Emails, .. emails.Select(groups.Of)],
                [.. person.Phones, .. phones.Select(phone => phone with { Typed = groups.Of(phone.Typed) })]
            );
    }

    private static void Places(Person person, Contact contact, Groups groups)
    {
        var addresses = contact.Addresses.Where(address => !person.Addresses.Any(known => Holds(known, address)));
        var links = Missing(contact.Links, person.Links, fact => fact.Value.TrimEnd('/'));
        var messengers = Missing(contact.Messengers, person.Messengers, fact => fact.Value);
        var places = addresses.Select(address => address with { Group = groups.Of(address.Group) }).ToList();
        if (places.Count + links.Count + messengers.Count > 0)
            person.IsFoundAt(
                [.. person.Addresses, .. places],
                [.. person.Links, .. links.Select(groups.Of)],
                [.. person.Messengers, .. messengers.Select(groups.Of)]
            );
        var around = contact.Related.Where(fact => !person.Related.Any(known => Holds(known, fact))).ToList();
        if (around.Count > 0 || (person.Anniversary is null && contact.Anniversary is not null))
            person.HasAround(
                [.. person.Related, .. around.Select(groups.Of)],
                person.Anniversary ?? contact.Anniversary
            );
    }

    private static void Rest(Person person, Newcomer newcomer, Groups groups)
    {
        var names = person.Extras.Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // What a person has for an address or a number, a table may hold for neither.
        var known = person.Emails.Concat(person.Phones.Select(phone => phone.Typed)).Select(fact => Plain(fact.Value));
        var values = known.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var rest = Missing(newcomer.Rest, person.Extras, Key)
            .Where(property => !OneOfACard.Contains(property.Name) || !names.Contains(property.Name))
            .Where(property => property.Name != AddressBookCsv.FieldProperty || !values.Contains(Plain(property.Value)))
            .Select(property => property with { Group = groups.Of(property.Group) })
            .ToList();
        if (rest.Count > 0)
            person.CameAs(person.Uid, [.. person.Extras, .. rest], person.Details);
    }

    private static bool IsOnlyReach(Person person, string name) =>
        IsOneOf(person.Emails, name) || IsOneOf(person.Phones.Select(phone => phone.Typed), name);

    /// <summary>True if the name is but an address or a number.</summary>
    public static bool IsOnlyReach(this Contact contact) =>
        IsOneOf(contact.Emails, contact.DisplayName) || IsOneOf(contact.Phones, contact.DisplayName);

    private static bool IsOneOf(IEnumerable<Fact> facts, string name) =>
        facts.Any(fact => fact.Value.Trim().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>True if all that the other address says stands in this one.</summary>
    private static bool Holds(PostalAddress known, PostalAddress other) =>
        Parts(known).Zip(Parts(other)).All(pair => pair.Second.Length == 0 || pair.First == pair.Second);

    private static IEnumerable<string> Parts(PostalAddress address) =>
        new[]
        {
            address.PostBox,
            address.Extended,
            address.Street,
            address.Locality,
            address.Region,
            address.PostalCode,
            address.Country,
            string.Join(' ', address.More),
        }.Select(part => Key(Plain(part)));

    private static bool Holds(Fact known, Fact other) =>
        Key(known.Value) == Key(other.Value)
        && other.Labels.All(label => known.Labels.Contains(label, StringComparer.OrdinalIgnoreCase));

    private static List<T> Missing<T>(IReadOnlyList<T> there, IReadOnlyList<T> here, Func<T, string> key)
    {
        var known = here.Select(key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. there.Where(value => known.Add(key(value)))];
    }

    private static string Key(string text) => Folding.Fold(text.Trim());

    private static string Key(CardProperty property) =>
        $"{property.Name} {NameIn(property)} {Plain(property.Value)}".ToUpperInvariant();

    private static string? NameIn(CardProperty property) =>
        property.Parameters.FirstOrDefault(one => one.Name == AddressBookCsv.NameParameter)?.Values.FirstOrDefault();

    /// <summary>The text without what the way through a file may change: blanks, breaks of lines, control characters.</summary>
    private static string Plain(string? text) =>
        string.Join(
            ' ',
            string.Concat((text ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>Groups tie the values of one card together; those of another card must not be tied to them by the same name.</summary>
    private sealed class Groups(Person person)
    {
        private readonly HashSet<string> _taken = person
            .Emails.Concat(person.Phones.Select(phone => phone.Typed))
            .Concat(person.Links)
            .Concat(person.Messengers)
            .Concat(person.Related)
            .Select(fact => fact.Group)
            .Concat(person.Addresses.Select(address => address.Group))
            .Concat(person.Extras.Select(property => property.Group))
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        private readonly Dictionary<string, string> _given = new(StringComparer.OrdinalIgnoreCase);

        public Fact Of(Fact fact) => fact with { Group = Of(fact.Group) };

        public string? Of(string? group)
        {
            if (group is null)
                return null;
            if (!_given.TryGetValue(group, out var given))
            {
                given = group;
                for (var at = 2; !_taken.Add(given); at++)
                    given = $"{group}-{at}";
                _given[group] = given;
            }
            return given;
        }
    }
}
