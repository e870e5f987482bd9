using Microsoft.EntityFrameworkCore;
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
        var organisations = await Organisations(db, arrivals, now);
        var labels = await Labels(db, arrivals, label, now);
        var known = await Surroundings.Of(db, [.. arrivals.Select(InTheBook).OfType<Guid>().Distinct()], me);
        var made = new Dictionary<Newcomer, Surroundings>(ReferenceEqualityComparer.Instance);
        foreach (var newcomer in arrivals.Where(arrival => !arrival.IsKnown).Select(arrival => arrival.Newcomer))
            made[newcomer] = new Surroundings(newcomer.ToPerson(me.SpaceId, origin, now), me);
        // Before all that refers to them.
        db.AddMany(made.Values.Select(around => around.Person));
        foreach (var arrival in arrivals)
        {
            var contact = arrival.Contact;
            if (AroundOf(arrival, known, made) is not { } around)
                continue;
            if (arrival.IsKnown)
            {
                Complete(around.Person, arrival);
                around.WorksAt(db, contact, organisations, now);
            }
            else
                around.Begin(db, contact, organisations, now);
            var own = contact.Categories.Append(label).Select(Blank.ToNull).OfType<string>();
            around.IsLabelled(db, own.Select(name => labels[Label.KeyOf(name)]), now);
            around.Met(db, contact.ConnectedOn, now);
            around.IsPictured(db, arrival.Newcomer, now);
        }
        return [.. made.Values.Select(around => around.Person.Id)];
    }

    private static Guid? InTheBook(Arrival arrival) =>
        arrival.Twin is { } twin ? twin.PersonId
        : arrival.IsKnown ? arrival.Likeness!.PersonId
        : null;

    private static Surroundings? AroundOf(
        Arrival arrival,
        Dictionary<Guid, Surroundings> known,
        Dictionary<Newcomer, Surroundings> made
    ) =>
        InTheBook(arrival) is { } id ? known[id]
        : arrival is { Twin: null } ? made[arrival.Newcomer]
        : arrival.Twin.Newcomer is { } earlier ? made.GetValueOrDefault(earlier)
        : null;

    /// <summary>Whom the book knows gets what the file knows more; nothing that stands is replaced.</summary>
    private static void Complete(Person person, Arrival arrival)
    {
        person.Complete(arrival.Newcomer);
        if (!arrival.IsDecided)
            return;
        person.IsAlsoOnCard(arrival.Newcomer.Uid);
        // So that the card is theirs when it comes again.
        if (arrival.Likeness!.Reason == LikenessReason.SameCardOtherName)
            person.IsAlsoCalled([.. person.Nicknames.Append(arrival.Contact.DisplayName).Distinct()]);
    }

    private Task<Dictionary<string, Guid>> Organisations(
        TilthDb db,
        IReadOnlyList<Arrival> arrivals,
        DateTimeOffset now
    ) =>
        Named(
            arrivals.SelectMany(arrival => arrival.Contact.Work).Select(work => work.Organisation),
            Organisation.KeyOf,
            _organisations,
            keys =>
                db.Organisations()
                    .Where(row => keys.Contains(row.NameKey))
                    .Select(row => new { row.NameKey, row.Id })
                    .ToDictionaryAsync(row => row.NameKey, row => row.Id),
            name => Organisation.Add(me.SpaceId, name, now),
            // A post that is there may move to a new organisation; what is changed is written before what is added in bulk.
            arrivals.Any(arrival => arrival.IsKnown)
                ? db.AddRange
                : db.AddMany
        );

    private Task<Dictionary<string, Guid>> Labels(
        TilthDb db,
        IReadOnlyList<Arrival> arrivals,
        string? label,
        DateTimeOffset now
    ) =>
        Named(
            arrivals.SelectMany(arrival => arrival.Contact.Categories).Append(label),
            Label.KeyOf,
            _labels,
            keys =>
                db.Labels()
                    .Where(row => keys.Contains(row.NameKey))
                    .Select(row => new { row.NameKey, row.Id })
                    .ToDictionaryAsync(row => row.NameKey, row => row.Id),
            name => Label.Add(me.SpaceId, name, now),
            db.AddMany
        );

    /// <summary>The ids of the names, from the book or newly added; what is found is remembered for the next slices.</summary>
    private static async Task<Dictionary<string, Guid>> Named(
        IEnumerable<string?> names,
        Func<string, string> key,
        Dictionary<string, Guid> remembered,
        Func<List<string>, Task<Dictionary<string, Guid>>> find,
        Func<string, ISpaceRow> make,
        Action<IEnumerable<ISpaceRow>> add
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
        add(made.Values);
        foreach (var (name, row) in made)
            remembered[name] = row.Id;
        return remembered;
    }
}
