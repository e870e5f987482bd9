using Tilth.Cards;

namespace Tilth.People;

public sealed partial class Person
{
    private const string OtherCard = "X-TILTH-UID";

    public void IsAlsoCalled(IReadOnlyList<string> nicknames) => Nicknames = nicknames;

    public void IsAddressed(string? pronouns, string? form) => (Pronouns, FormOfAddress) = (pronouns, form);

    public void IsReachedBy(IReadOnlyList<Fact> emails, IReadOnlyList<Phone> phones)
    {
        Emails = emails;
        Phones = phones;
    }

    public void IsFoundAt(
        IReadOnlyList<PostalAddress> addresses,
        IReadOnlyList<Fact> links,
        IReadOnlyList<Fact> messengers
    )
    {
        Addresses = addresses;
        Links = links;
        Messengers = messengers;
    }

    public void HasAround(IReadOnlyList<Fact> related, PartialDate? anniversary) =>
        (Related, Anniversary, AnniversaryKey) = (related, anniversary, YearKey.Of(anniversary));

    public void IsDescribed(string? about) => About = about;

    /// <summary>The UIDs of other cards that were found to be of this person, so that they are known when they come again.</summary>
    internal IEnumerable<string> OtherCards =>
        Extras.Where(property => property.Name == OtherCard).Select(property => property.Value);

    public void IsAlsoOnCard(string uid)
    {
        if (uid != Uid && !OtherCards.Contains(uid, StringComparer.Ordinal))
            Extras = [.. Extras, new CardProperty(null, OtherCard, [], uid)];
    }

    /// <summary>What else a card of theirs said, to be written out with it.</summary>
    internal void HasAlso(IEnumerable<CardProperty> properties)
    {
        CardProperty[] more = [.. properties];
        if (more.Length > 0)
            Extras = [.. Extras, .. more];
    }

    /// <summary>What the same addresses and numbers are for, as another entry of theirs says it.</summary>
    internal void HasAlsoLabels(Person other)
    {
        Emails = [.. Emails.Select(email => Labelled(email, other.Emails, fact => PersonKeys.EmailKey(fact.Value)))];
        var typed = other.Phones.ToLookup(PersonKeys.PhoneKey, phone => phone.Typed);
        Phones =
        [
            .. Phones.Select(phone =>
                typed[PersonKeys.PhoneKey(phone)]
                    .Aggregate(phone, (with, fact) => with with { Typed = Labelled(with.Typed, [fact], _ => "") })
            ),
        ];
    }

    private static Fact Labelled(Fact fact, IReadOnlyList<Fact> others, Func<Fact, string> key)
    {
        var more = others
            .Where(other => key(other) == key(fact))
            .SelectMany(other => other.Labels)
            .Except(fact.Labels, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return more.Count == 0 ? fact : fact with { Labels = [.. fact.Labels, .. more] };
    }

    public void CameAs(string uid, IReadOnlyList<CardProperty> extras, IReadOnlyList<CardProperty> details) =>
        (Uid, Extras, Details) = (uid, extras, details);

    /// <summary>What a card said beside a value goes with the value.</summary>
    private void Forget(params string[] names) =>
        Details = [.. Details.Where(detail => !names.Contains(detail.Name, StringComparer.OrdinalIgnoreCase))];
}
