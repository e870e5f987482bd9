using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People.Sorting;

/// <summary>
/// What the people of a book have in common, in memory, as the facts say it for every member. It remembers the position of the
/// feed and is read anew once facts have changed: while one sorts they do not, so that every page is quick.
/// </summary>
public sealed class WhatTheyShare
{
    private const string Everybody = "all";

    private static readonly string[] OfFacts = [Kinds.Of<Person>(), Kinds.Of<Affiliation>(), Kinds.Of<Organisation>()];

    private readonly ConcurrentDictionary<int, Known> _known = [];

    /// <param name="At">The place of the person in the order of names.</param>
    /// <param name="Key">What those of one group share.</param>
    /// <param name="Name">The same as people read it; empty where the kind says all.</param>
    public sealed record Belongs(int At, string Key, string Name);

    /// <param name="People">All who are not at rest, by name.</param>
    public sealed record Known(
        long Position,
        IReadOnlyList<SortGroups.Who> People,
        IReadOnlyDictionary<GroupKind, IReadOnlyList<Belongs>> ByKind
    );

    internal async Task<Known> Current(TilthDb db, Me me, CancellationToken cancel)
    {
        var position = await db.Set<Space>().Select(space => space.Position).FirstAsync(cancel);
        var known = _known.GetValueOrDefault(me.SpaceId);
        if (known is null || await HaveChanged(db, known.Position, cancel))
            known = await Read(db, position, cancel);
        return _known[me.SpaceId] = known with { Position = position };
    }

    private static Task<bool> HaveChanged(TilthDb db, long since, CancellationToken cancel) =>
        db.Set<Change>().AnyAsync(change => change.Position > since && OfFacts.Contains(change.Kind), cancel);

    private static async Task<Known> Read(TilthDb db, long position, CancellationToken cancel)
    {
        var people = await db.People()
            .Where(person => person.Rest == Rest.None)
            .OrderBy(person => person.SortName)
            .ThenBy(person => person.Id)
            .Select(person => new SortGroups.Who(person.Id, person.DisplayName))
            .ToListAsync(cancel);
        var places = people.Select((who, at) => (who.Id, at)).ToDictionary(row => row.Id, row => row.at);
        var firms = await db.Organisations().Select(row => new Firm(row.Id, row.Name, row.NameKey)).ToListAsync(cancel);
        var firmKeys = firms.Select(firm => firm.NameKey).ToHashSet(StringComparer.Ordinal);
        return new Known(
            position,
            people,
            new Dictionary<GroupKind, IReadOnlyList<Belongs>>
            {
                [GroupKind.Nameless] = [.. WhereName(people, Nobody.IsNameless)],
                [GroupKind.Firms] = [.. WhereName(people, name => firmKeys.Contains(Folding.Fold(name)))],
                [GroupKind.Offices] = [.. await Offices(db, people, places, firmKeys, cancel)],
                [GroupKind.Number] = [.. await Numbers(db, places, cancel)],
                [GroupKind.Work] = [.. await Work(db, places, firms, cancel)],
                [GroupKind.City] = [.. await Cities(db, places, cancel)],
            }
        );
    }

    private static IEnumerable<Belongs> WhereName(IEnumerable<SortGroups.Who> people, Func<string, bool> isSo) =>
        people.Index().Where(row => isSo(row.Item.Name)).Select(row => new Belongs(row.Index, Everybody, ""));

    /// <summary>All addresses are those of an office or a machine; whoever is called by name at an office's is somebody.</summary>
    private static async Task<IEnumerable<Belongs>> Offices(
        TilthDb db,
        List<SortGroups.Who> people,
        Dictionary<Guid, int> places,
        HashSet<string> firms,
        CancellationToken cancel
    )
    {
        var emails = await db.PersonKeys()
            .Where(key => key.Kind == PersonKeyKind.Email)
            .Select(key => new { key.PersonId, key.Value })
            .ToListAsync(cancel);
        return from email in emails
            group email.Value by email.PersonId into all
            where places.ContainsKey(all.Key)
            where all.All(value => Nobody.IsOffice(value) || Nobody.IsMachine(value))
            let at = places[all.Key]
            where all.Any(Nobody.IsMachine) || !Nobody.IsNamed(people[at].Name, firms)
            select new Belongs(at, Everybody, "");
    }

    /// <summary>Numbers that several have are few, so that only those are read.</summary>
    private static async Task<IEnumerable<Belongs>> Numbers(
        TilthDb db,
        Dictionary<Guid, int> places,
        CancellationToken cancel
    )
    {
        var phones = db.PersonKeys().Where(key => key.Kind == PersonKeyKind.Phone && key.Value != "");
        var shared = phones
            .GroupBy(key => key.Value)
            .Where(same => same.Count() >= SortGroups.Least)
            .Select(same => same.Key);
        var keys = await phones
            .Where(key => shared.Contains(key.Value))
            .Select(key => new { key.PersonId, key.Value })
            .ToListAsync(cancel);
        return from key in keys
            where places.ContainsKey(key.PersonId)
            select new Belongs(places[key.PersonId], key.Value, key.Value);
    }

    private static async Task<IEnumerable<Belongs>> Work(
        TilthDb db,
        Dictionary<Guid, int> places,
        List<Firm> firms,
        CancellationToken cancel
    )
    {
        var posts = await db.Affiliations()
            .Where(post => !post.IsPast && post.OrganisationId != null)
            .Select(post => new { post.PersonId, At = post.OrganisationId!.Value })
            .ToListAsync(cancel);
        var known = firms.ToDictionary(firm => firm.Id, firm => (Key: firm.Id.ToString(), firm.Name));
        return from post in posts
            where places.ContainsKey(post.PersonId) && known.ContainsKey(post.At)
            select new Belongs(places[post.PersonId], known[post.At].Key, known[post.At].Name);
    }

    /// <summary>The city of the first address that names one.</summary>
    private static async Task<IEnumerable<Belongs>> Cities(
        TilthDb db,
        Dictionary<Guid, int> places,
        CancellationToken cancel
    )
    {
        var people = await db.People()
            .Where(person => ((string)(object)person.Addresses).Contains("\"locality\""))
            .Select(person => new { person.Id, person.Addresses })
            .ToListAsync(cancel);
        return from person in people
            let city = person
                .Addresses.Select(address => Blank.ToNull(address.Locality))
                .FirstOrDefault(at => at is not null)
            where city is not null && places.ContainsKey(person.Id)
            select new Belongs(places[person.Id], Folding.Fold(city.Trim()), city.Trim());
    }

    private sealed record Firm(Guid Id, string Name, string NameKey);
}
