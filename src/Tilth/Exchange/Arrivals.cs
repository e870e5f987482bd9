using Tilth.Cards;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>Somebody who comes in, and who that is.</summary>
/// <param name="Twin">An earlier entry of the same files that is the same person; null if there is none.</param>
public sealed record Arrival(Contact Contact, Likeness? Likeness, Contact? Twin)
{
    public bool IsKnown => Twin is not null || Likeness is { IsKnown: true };

    public bool IsProbable => !IsKnown && Likeness is not null;
}

/// <summary>Compares those who come in with the book and with each other, a slice at a time.</summary>
public sealed class Arrivals(WhoIsThis who)
{
    private readonly Dictionary<(PersonKeyKind, string), Newcomer> _before = [];

    public async Task<IReadOnlyList<Arrival>> Next(
        TilthDb db,
        IReadOnlyList<Contact> slice,
        CancellationToken cancel = default
    )
    {
        var newcomers = slice.Select(contact => new Newcomer(contact)).ToList();
        var found = await who.Of(db, newcomers, cancel);
        var arrivals = new List<Arrival>(slice.Count);
        for (var at = 0; at < slice.Count; at++)
        {
            var arrival = new Arrival(
                slice[at],
                found[at],
                found[at] is { IsKnown: true } ? null : Twin(newcomers[at])
            );
            arrivals.Add(arrival);
            if (!arrival.IsKnown)
                Remember(newcomers[at]);
        }
        return arrivals;
    }

    private Contact? Twin(Newcomer newcomer)
    {
        foreach (var key in newcomer.Keys.Where(key => key.Kind != PersonKeyKind.Name))
        {
            if (
                _before.TryGetValue(key, out var twin)
                && (key.Kind == PersonKeyKind.Uid || Names.Agree(newcomer.NameKey, twin.NameKey))
            )
                return twin.Contact;
        }
        return null;
    }

    private void Remember(Newcomer newcomer)
    {
        foreach (var key in newcomer.Keys.Where(key => key.Kind != PersonKeyKind.Name))
            _before.TryAdd(key, newcomer);
    }
}
