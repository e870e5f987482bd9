using Microsoft.EntityFrameworkCore;
using Tilth.People.Merging;
using Tilth.Search;
using Tilth.Store;
using Tilth.Store.Erasure;

namespace Tilth.People.Erasing;

/// <summary>By what somebody who is erased is named and known: from their entry, or from the trash, and from those that became part of it.</summary>
internal static class TracesOfPeople
{
    private const int ShortestName = 5,
        ShortestPhone = 7;

    public static readonly AtErase AtErase = new(Look);

    /// <summary>How a key is written before it is hashed.</summary>
    public static string KeyOf(PersonKeyKind kind, string value) => $"{kind}:{value}";

    /// <summary>A name alone is many people's.</summary>
    public static bool IsOnesOwn(PersonKeyKind kind) => kind != PersonKeyKind.Name;

    private static async Task Look(TilthDb db, Traces traces)
    {
        foreach (var entry in await traces.Every.Of<MergedPerson>(nameof(MergedPerson.PersonId), traces.Ids))
        {
            traces.Ids.Add(entry.OldId);
            await Names(db, traces, entry.Name);
        }
        foreach (var person in await Entries(db, traces))
        {
            traces.IsAnybody = true;
            await Names(db, traces, [person.DisplayName, Turned(person), .. person.Nicknames]);
            foreach (
                var text in person
                    .Emails.Select(email => email.Value)
                    .Where(text => text.Contains('@', StringComparison.Ordinal))
            )
                traces.Names.Add(text);
            foreach (
                var phone in person.Phones.SelectMany(phone => new[] { phone.Typed.Value, phone.E164 }).OfType<string>()
            )
            {
                if (phone.Count(char.IsAsciiDigit) >= ShortestPhone)
                    traces.Names.Add(phone);
            }
            foreach (
                var (kind, value) in PersonKeys.Of(person).Where(key => IsOnesOwn(key.Kind) && key.Value.Length > 0)
            )
                traces.Keys.Add(KeyOf(kind, value));
        }
    }

    private static async Task<IEnumerable<Person>> Entries(TilthDb db, Traces traces)
    {
        var ids = traces.Ids.ToList();
        var images = await db.Set<Change>()
            .Where(change => change.Kind == Kinds.Person && ids.Contains(change.RecordId))
            .Where(change => change.Action == ChangeAction.Delete && change.Before != null)
            .Select(change => change.Before!)
            .ToListAsync();
        return (await db.People().Where(row => ids.Contains(row.Id)).ToListAsync()).Concat(
            images.Select(image => Image.Row<Person>(db, image))
        );
    }

    private static string Turned(Person person) =>
        person.Name is { Given: { } given, Family: { } family } ? $"{family}, {given}" : person.DisplayName;

    /// <summary>A name of one word, and one that somebody else bears too, is looked for only in what is about this person.</summary>
    private static async Task Names(TilthDb db, Traces traces, params IEnumerable<string> names)
    {
        foreach (var name in names.Select(name => name.Trim()).Where(name => name.Length > 0))
        {
            var words = name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            traces.Parts.Add(name);
            traces.Parts.UnionWith(words.Where(word => word.Trim('.').Length > 1));
            if (words.Length < 2 || name.Length < ShortestName || await IsAlsoOthers(db, traces, name))
                continue;
            traces.Names.Add(name);
            traces.Names.Add(Folding.Fold(name));
        }
    }

    private static Task<bool> IsAlsoOthers(TilthDb db, Traces traces, string name)
    {
        var (key, ids) = (PersonKeys.NameKey(name), traces.Ids.ToList());
        return db.PersonKeys()
            .AnyAsync(row => row.Kind == PersonKeyKind.Name && row.Value == key && !ids.Contains(row.PersonId));
    }
}
