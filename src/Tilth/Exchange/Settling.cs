using Microsoft.EntityFrameworkCore;
using Tilth.Cards;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>Gives those who come in their place in the book: person, work, labels, my own side; completes those who are known.</summary>
internal sealed class Settling(Me me, TimeProvider clock)
{
    private readonly Dictionary<string, Guid> _organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _labels = new(StringComparer.Ordinal);

    /// <summary>Tells whom that added.</summary>
    public async Task<IReadOnlyList<Guid>> Settle(
        TilthDb db,
        IReadOnlyList<Arrival> arrivals,
        Origin origin,
        string? label
    )
    {
        var now = clock.GetUtcNow();
        var fresh = arrivals.Where(arrival => !arrival.IsKnown).ToList();
        var organisations = await Organisations(db, fresh, now);
        var labels = await Labels(db, fresh, label, now);
        var made = new Dictionary<Newcomer, Person>(ReferenceEqualityComparer.Instance);
        foreach (var arrival in fresh)
            made[arrival.Newcomer] = arrival.Newcomer.ToPerson(me.SpaceId, origin, now);
        foreach (var arrival in arrivals.Where(arrival => arrival.Twin is not null))
        {
            if (arrival.Twin!.Newcomer is { } earlier && made.TryGetValue(earlier, out var twin))
                twin.Complete(arrival.Newcomer);
        }
        db.AddMany(made.Values);
        foreach (var (newcomer, person) in made)
            AddAround(db, newcomer.Contact, person, organisations, labels, label, now);
        await Complete(db, arrivals);
        return [.. made.Values.Select(person => person.Id)];
    }

    private void AddAround(
        TilthDb db,
        Contact contact,
        Person person,
        Dictionary<string, Guid> organisations,
        Dictionary<string, Guid> labels,
        string? label,
        DateTimeOffset now
    )
    {
        foreach (var work in contact.Work)
        {
            var at = Blank.ToNull(work.Organisation) is { } name
                ? organisations[Organisation.KeyOf(name)]
                : (Guid?)null;
            var affiliation = Affiliation.Of(person, at, Blank.ToNull(work.Title), now);
            affiliation.Describe(Blank.ToNull(work.Title), Blank.ToNull(work.Role), work.Units, work.Group);
            db.AddMany([affiliation]);
        }
        var own = label is null ? contact.Categories : [.. contact.Categories, label];
        foreach (
            var id in own.Where(name => !string.IsNullOrWhiteSpace(name))
                .Select(name => labels[Label.KeyOf(name)])
                .Distinct()
        )
            db.AddMany([PersonLabel.Put(me.SpaceId, person.Id, id, now)]);
        var relationship = Relationship.With(person.Id, me, Standing.Known, now);
        if (contact.ConnectedOn is { } day)
            relationship.Met(PartialDate.From(day), null, null);
        db.AddMany([relationship]);
    }

    /// <summary>Whom the book knows gets what the file knows more; nothing that stands is replaced.</summary>
    private static async Task Complete(TilthDb db, IReadOnlyList<Arrival> arrivals)
    {
        var known = arrivals.Where(arrival => arrival is { Twin: null, IsKnown: true }).ToList();
        if (known.Count == 0)
            return;
        var ids = known.Select(arrival => arrival.Likeness!.PersonId).Distinct().ToList();
        var people = await db.People().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id);
        foreach (var arrival in known)
        {
            var person = people[arrival.Likeness!.PersonId];
            person.Complete(arrival.Newcomer);
            if (arrival.IsDecided)
                person.IsAlsoOnCard(arrival.Newcomer.Uid);
        }
    }

    private Task<Dictionary<string, Guid>> Organisations(TilthDb db, List<Arrival> fresh, DateTimeOffset now) =>
        Named(
            fresh.SelectMany(arrival => arrival.Contact.Work).Select(work => work.Organisation),
            Organisation.KeyOf,
            _organisations,
            keys =>
                db.Organisations()
                    .Where(row => keys.Contains(row.NameKey))
                    .Select(row => new { row.NameKey, row.Id })
                    .ToDictionaryAsync(row => row.NameKey, row => row.Id),
            name => Organisation.Add(me.SpaceId, name, now),
            db
        );

    private Task<Dictionary<string, Guid>> Labels(TilthDb db, List<Arrival> fresh, string? label, DateTimeOffset now) =>
        Named(
            fresh.SelectMany(arrival => arrival.Contact.Categories).Append(fresh.Count > 0 ? label : null),
            Label.KeyOf,
            _labels,
            keys =>
                db.Labels()
                    .Where(row => keys.Contains(row.NameKey))
                    .Select(row => new { row.NameKey, row.Id })
                    .ToDictionaryAsync(row => row.NameKey, row => row.Id),
            name => Label.Add(me.SpaceId, name, now),
            db
        );

    /// <summary>The ids of the names, from the book or newly added; what is found is remembered for the next slices.</summary>
    private static async Task<Dictionary<string, Guid>> Named(
        IEnumerable<string?> names,
        Func<string, string> key,
        Dictionary<string, Guid> remembered,
        Func<List<string>, Task<Dictionary<string, Guid>>> find,
        Func<string, ISpaceRow> make,
        TilthDb db
    )
    {
        var wanted = names.Select(Blank.ToNull).OfType<string>().DistinctBy(key).ToList();
        var unknown = wanted.Where(name => !remembered.ContainsKey(key(name))).ToList();
        if (unknown.Count > 0)
        {
            foreach (var (name, id) in await find([.. unknown.Select(key)]))
                remembered[name] = id;
        }
        var made = unknown
            .Where(name => !remembered.ContainsKey(key(name)))
            .ToDictionary(key, make, StringComparer.Ordinal);
        db.AddMany(made.Values);
        foreach (var (name, row) in made)
            remembered[name] = row.Id;
        return remembered;
    }
}
