using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Sorting;

/// <summary>What the people of a group have in common; in this order they are shown, from what is soonest done.</summary>
public enum GroupKind
{
    /// <summary>An address or a number without a name.</summary>
    Nameless,

    /// <summary>An office or a machine: info@, noreply@.</summary>
    Offices,

    /// <summary>A firm among the people.</summary>
    Firms,

    /// <summary>One number at which several are reached: a switchboard, a household.</summary>
    Number,
    Work,
    City,

    /// <summary>By when we were last in touch.</summary>
    Last,
}

/// <summary>The people about whom I have not decided, in groups of at least three about which one can decide at once.</summary>
public sealed class SortGroups(TilthStore store, WhatTheyShare shares, TimeProvider clock)
{
    public const int Least = 3;

    private const int Year = 365;
    private static readonly string[] Spans = ["year", "two", "longer", "never"];

    public sealed record Who(Guid Id, string Name);

    /// <param name="Key">By what the group is found again among those of its kind.</param>
    /// <param name="Name">The firm, city or number; empty where the kind says all.</param>
    public sealed record Group(GroupKind Kind, string Key, string Name, IReadOnlyList<Who> People)
    {
        /// <summary>That these are somebody is doubtful, so that the trash is offered.</summary>
        public bool MayBeNobody => Kind is GroupKind.Nameless or GroupKind.Offices or GroupKind.Firms;
    }

    /// <summary>All groups, by their kinds, the largest first.</summary>
    public Task<IReadOnlyList<Group>> All(Me me, CancellationToken cancel = default) =>
        Groups(me, Enum.GetValues<GroupKind>(), cancel);

    /// <summary>One group as it is now; null where nobody is in it.</summary>
    public async Task<Group?> Of(Me me, GroupKind kind, string key, CancellationToken cancel = default) =>
        (await Groups(me, [kind], cancel)).FirstOrDefault(group => group.Key == key);

    private async Task<IReadOnlyList<Group>> Groups(Me me, GroupKind[] kinds, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var known = await shares.Current(db, me, cancel);
        var decided = await db.Decided(cancel);
        var isOpen = known.People.Select(who => !decided.Contains(who.Id)).ToArray();
        var groups = new List<Group>();
        foreach (var kind in kinds)
        {
            var belongs =
                kind == GroupKind.Last ? await ByLastContact(db, me, known.People, cancel) : known.ByKind[kind];
            groups.AddRange(Groups(kind, belongs.Where(one => isOpen[one.At]), known.People));
        }
        return groups;
    }

    private static IEnumerable<Group> Groups(
        GroupKind kind,
        IEnumerable<WhatTheyShare.Belongs> belongs,
        IReadOnlyList<Who> people
    )
    {
        var groups =
            from one in belongs
            group one by one.Key into same
            let places = same.Select(one => one.At).Distinct().Order().ToList()
            select new Group(kind, same.Key, same.First().Name, [.. places.Select(at => people[at])]);
        // What the kind alone says is a group however few they are.
        return kind is GroupKind.Number or GroupKind.Work or GroupKind.City
            ? groups
                .Where(group => group.People.Count >= Least)
                .OrderByDescending(group => group.People.Count)
                .ThenBy(group => group.Key, StringComparer.Ordinal)
            : groups.OrderBy(group => Array.IndexOf(Spans, group.Key));
    }

    private async Task<IEnumerable<WhatTheyShare.Belongs>> ByLastContact(
        TilthDb db,
        Me me,
        IReadOnlyList<Who> people,
        CancellationToken cancel
    )
    {
        var today = me.Today(clock);
        var last = await db.Mine<Relationship>()
            .Where(row => row.LastContactOn != null)
            .Select(row => new { row.PersonId, On = row.LastContactOn!.Value })
            .ToDictionaryAsync(row => row.PersonId, row => row.On, cancel);
        return people.Select((who, at) => new WhatTheyShare.Belongs(at, Span(who), ""));

        string Span(Who who) =>
            !last.TryGetValue(who.Id, out var on) ? "never"
            : on > today.AddDays(-Year) ? "year"
            : on > today.AddDays(-2 * Year) ? "two"
            : "longer";
    }
}
