using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.Search;
using Tilth.Site;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth.People.Merging;

/// <summary>
/// Gives one person the facts of another as well. Of what there can be several all are kept; of what there is only one, one
/// counts, and the other is a further name or stands in what is said about them.
/// </summary>
public sealed class JoinFacts(Say say)
{
    private const string AlsoOnCard = "X-TILTH-ALSO-";

    public async Task Join(TilthDb db, Person stays, Person goes, IReadOnlyDictionary<string, Guid> choices)
    {
        var said = new List<string>();
        stays.Complete(new Newcomer(goes.ToContact([], [])));
        Names(stays, goes, Wins(nameof(Person.DisplayName)));
        Single(stays, goes, Wins, said);
        said.AddRange(await OwnFields(db, stays, goes, Wins));
        stays.HasAlsoLabels(goes);
        stays.IsAlsoOnCard(goes.Uid);
        stays.HasAlso(CardOnly(stays, goes));
        if (goes.Rest != Rest.None && stays.Rest != Rest.Died)
            stays.IsAtRest(goes.Rest);
        if (said.Count > 0)
            stays.IsDescribed(string.Join("\n\n", said.Prepend(stays.About).OfType<string>()));

        bool Wins(string field) => choices.TryGetValue(field, out var id) && id == goes.Id;
    }

    /// <summary>The name that does not count is one by which they are also called.</summary>
    private static void Names(Person stays, Person goes, bool otherWins)
    {
        if (Folding.Fold(stays.DisplayName) == Folding.Fold(goes.DisplayName))
        {
            var (shown, from) = otherWins ? (goes.DisplayName, goes) : (stays.DisplayName, stays);
            stays.CallIt(shown, Filled(from.Name, from == goes ? stays.Name : goes.Name));
            return;
        }
        var loses = otherWins ? stays.DisplayName : goes.DisplayName;
        if (otherWins)
            stays.CallIt(goes.DisplayName, goes.Name);
        var known = stays.Nicknames.Append(stays.DisplayName).Select(Folding.Fold);
        if (
            !known.Contains(Folding.Fold(loses), StringComparer.Ordinal)
            && !Tilth.People.Names.IsNone(Folding.Fold(loses))
        )
            stays.IsAlsoCalled([.. stays.Nicknames, loses]);
    }

    /// <summary>The parts of one name, those that are not known from the other spelling of it.</summary>
    private static NameParts Filled(NameParts name, NameParts other) =>
        name == NameParts.None
            ? other
            : name with
            {
                Prefix = name.Prefix ?? other.Prefix,
                Suffix = name.Suffix ?? other.Suffix,
                PhoneticGiven = name.PhoneticGiven ?? other.PhoneticGiven,
                PhoneticAdditional = name.PhoneticAdditional ?? other.PhoneticAdditional,
                PhoneticFamily = name.PhoneticFamily ?? other.PhoneticFamily,
            };

    private void Single(Person stays, Person goes, Func<string, bool> wins, List<string> said)
    {
        stays.IsAddressed(
            One(nameof(Person.Pronouns), stays.Pronouns, goes.Pronouns, text => text),
            One(nameof(Person.FormOfAddress), stays.FormOfAddress, goes.FormOfAddress, text => text)
        );
        stays.IsBorn(One(nameof(Person.Birthday), stays.Birthday, goes.Birthday, date => say.Partial(date!.Value)));
        stays.HasAround(
            stays.Related,
            One(nameof(Person.Anniversary), stays.Anniversary, goes.Anniversary, date => say.Partial(date!.Value))
        );

        T? One<T>(string field, T? here, T? there, Func<T, string> text)
        {
            if (here is null || there is null || Equals(here, there))
                return here ?? there;
            var (counts, other) = wins(field) ? (there, here) : (here, there);
            said.Add(Other(FieldWords.Of(field, say), text(other)));
            return counts;
        }
    }

    private async Task<IEnumerable<string>> OwnFields(TilthDb db, Person stays, Person goes, Func<string, bool> wins)
    {
        var values = await (
            from here in db.CustomValues()
            join there in db.CustomValues() on here.FieldId equals there.FieldId
            join field in db.CustomFields() on here.FieldId equals field.Id
            where here.PersonId == stays.Id && there.PersonId == goes.Id && here.Text != there.Text
            orderby field.Id
            select new
            {
                Field = field,
                Here = here,
                There = there.Text,
            }
        ).ToListAsync();
        var said = new List<string>();
        foreach (var value in values)
        {
            var isOther = wins($"{value.Field.Id}");
            said.Add(Other(value.Field.Name, isOther ? value.Here.Text : value.There));
            if (isOther)
                value.Here.Say(value.There);
        }
        return said;
    }

    private string Other(string field, string value) => say["{0}, as the other entry had it: {1}", field, value];

    /// <summary>What a card has once and both had: the other's is kept beside it, and goes out with the card.</summary>
    private static IEnumerable<CardProperty> CardOnly(Person stays, Person goes)
    {
        var known = stays.Extras.Select(property => (property.Name, property.Value)).ToHashSet();
        return goes
            .Extras.Where(property => !known.Contains((property.Name, property.Value)))
            .Where(property => Completing.IsOneOfACard(property.Name))
            .Select(property => property with { Group = null, Name = AlsoOnCard + property.Name });
    }
}
