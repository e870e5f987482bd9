using Microsoft.EntityFrameworkCore;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Keeps the keys of people and the version of their cards in step with the record.</summary>
public sealed class PersonKeys(TimeProvider clock) : Derivation
{
    private const int LongestKey = 300;
    private static readonly HashSet<string> OnCard =
    [
        Kinds.Of<Person>(),
        Kinds.Of<Affiliation>(),
        Kinds.Of<PersonLabel>(),
    ];

    public override async Task Refresh(TilthDb db, IReadOnlyList<Change> changes)
    {
        var touched = changes
            .Where(change => OnCard.Contains(change.Kind) && change.PersonId is not null)
            .GroupBy(change => change.PersonId!.Value)
            .ToDictionary(person => person.Key, person => person.ToList());
        foreach (var person in db.AddedMany<Person>().ToList())
        {
            if (!touched.Remove(person.Id, out var own))
                continue;
            person.ChangedAt(own[^1].Position);
            db.AddMany(
                Of(person)
                    .Distinct()
                    .Select(key => PersonKey.Of(person, key.Kind, key.Value, clock.GetUtcNow()))
                    .ToList()
            );
        }
        foreach (var (id, own) in touched)
        {
            var person = await db.People().FirstOrDefaultAsync(row => row.Id == id);
            if (person is null)
                continue;
            person.ChangedAt(own[^1].Position);
            if (own.Exists(change => change.Kind == Kinds.Of<Person>()))
                await Renew(db, person);
        }
    }

    public override async Task<IReadOnlyList<string>> Differences(TilthDb db, CancellationToken cancel)
    {
        var stored = (await db.PersonKeys().ToListAsync(cancel)).ToLookup(
            key => key.PersonId,
            key => (key.Kind, key.Value)
        );
        var findings = new List<string>();
        await foreach (var person in db.People().AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!Of(person).ToHashSet().SetEquals(stored[person.Id]))
                findings.Add($"The keys of person {person.Id} differ from the facts.");
        }
        return findings;
    }

    private async Task Renew(TilthDb db, Person person)
    {
        var stored = await db.PersonKeys().Where(key => key.PersonId == person.Id).ToListAsync();
        var wanted = Of(person).ToHashSet();
        foreach (var key in stored.Where(key => !wanted.Remove((key.Kind, key.Value))))
            db.Remove(key);
        foreach (var (kind, value) in wanted)
            db.Add(PersonKey.Of(person, kind, value, clock.GetUtcNow()));
    }

    /// <summary>The keys that the facts of a person give.</summary>
    public static IEnumerable<(PersonKeyKind Kind, string Value)> Of(Person person)
    {
        foreach (var email in person.Emails)
            yield return (PersonKeyKind.Email, Cut(EmailKey(email.Value)));
        foreach (var phone in person.Phones)
            yield return (PersonKeyKind.Phone, Cut(PhoneKey(phone)));
        yield return (PersonKeyKind.Uid, Cut(person.Uid));
        yield return (PersonKeyKind.Name, Cut(Folding.Fold(person.DisplayName)));
    }

    public static string EmailKey(string email) => email.Trim().ToLowerInvariant();

    public static string PhoneKey(Phone phone) =>
        phone.E164 ?? string.Concat(phone.Typed.Value.Where(char.IsAsciiDigit));

    private static string Cut(string value) => value.Length > LongestKey ? value[..LongestKey] : value;
}
