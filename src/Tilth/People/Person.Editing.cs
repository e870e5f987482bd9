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

    public void CameAs(string uid, IReadOnlyList<CardProperty> extras, IReadOnlyList<CardProperty> details) =>
        (Uid, Extras, Details) = (uid, extras, details);

    /// <summary>What a card said beside a value goes with the value.</summary>
    private void Forget(params string[] names) =>
        Details = [.. Details.Where(detail => !names.Contains(detail.Name, StringComparer.OrdinalIgnoreCase))];
}
