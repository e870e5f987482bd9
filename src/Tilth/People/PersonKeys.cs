using Microsoft.EntityFrameworkCore;
using Tilth.People.Merging;
using Tilth.People.Photos;
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
        Kinds.Of<MergedPerson>(),
        Kinds.Of<Photo>(),
    ];

    public override async Task Refresh(TilthDb db, IReadOnlyList<Change> changes)
    {
        var latest = new Dictionary<Guid, long>();
        var renewed = new HashSet<Guid>();
        foreach (var change in changes)
        {
            if (change.PersonId is not { } id || !OnCard.Contains(change.Kind))
                continue;
            latest[id] = change.Position;
            if (change.Kind == Kinds.Of<Person>())
                renewed.Add(id);
        }
        var now = clock.GetUtcNow();
        foreach (var person in db.AddedMany<Person>().ToList())
        {
            if (!latest.Remove(person.Id, out var position))
                continue;
            person.ChangedAt(position);
            renewed.Remove(person.Id);
            db.AddMany(Of(person).Distinct().Select(key => PersonKey.Of(person, key.Kind, key.Value, now)));
        }
        if (latest.Count == 0)
            return;
        var stored = await Stored(db, renewed);
        var ids = latest.Keys.ToList();
        foreach (var person in await db.People().Where(row => ids.Contains(row.Id)).ToListAsync())
        {
            person.ChangedAt(latest[person.Id]);
            if (renewed.Contains(person.Id))
                Renew(db, person, stored[person.Id], now);
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

    private static async Task<ILookup<Guid, PersonKey>> Stored(TilthDb db, HashSet<Guid> people)
    {
        var ids = people.ToList();
        var keys =
            ids.Count == 0
                ? []
                : await db.PersonKeys().AsNoTracking().Where(key => ids.Contains(key.PersonId)).ToListAsync();
        return keys.ToLookup(key => key.PersonId);
    }

    private static void Renew(TilthDb db, Person person, IEnumerable<PersonKey> stored, DateTimeOffset now)
    {
        var wanted = Of(person).ToHashSet();
        foreach (var key in stored.Where(key => !wanted.Remove((key.Kind, key.Value))))
            db.Remove(key);
        db.AddMany(wanted.Select(key => PersonKey.Of(person, key.Kind, key.Value, now)));
    }

    /// <summary>The keys that the facts of a person give.</summary>
    public static IEnumerable<(PersonKeyKind Kind, string Value)> Of(Person person)
    {
        foreach (var email in person.Emails)
            yield return (PersonKeyKind.Email, Cut(EmailKey(email.Value)));
        foreach (var phone in person.Phones)
            yield return (PersonKeyKind.Phone, Cut(PhoneKey(phone)));
        yield return (PersonKeyKind.Uid, Cut(person.Uid));
        foreach (var uid in person.OtherCards)
            yield return (PersonKeyKind.Uid, Cut(uid));
        yield return (PersonKeyKind.Name, NameKey(person.DisplayName));
    }

    public static string NameKey(string name) => Cut(Folding.Fold(name));

    public static string EmailKey(string email) => email.Trim().ToLowerInvariant();

    public static string PhoneKey(Phone phone) =>
        phone.E164 ?? string.Concat(phone.Typed.Value.Where(char.IsAsciiDigit));

    private static string Cut(string value) => value.Length > LongestKey ? value[..LongestKey] : value;
}
