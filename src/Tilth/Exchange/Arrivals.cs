using Tilth.Cards;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>Somebody who comes in, and who that is.</summary>
/// <param name="Twin">An earlier entry of the same files that is the same person; null if there is none.</param>
public sealed record Arrival(Newcomer Newcomer, Likeness? Likeness, Newcomer? Twin)
{
    public Contact Contact => Newcomer.Contact;

    public bool IsKnown => Twin is not null || Likeness is { IsKnown: true };

    public bool IsProbable => !IsKnown && Likeness is not null;
}

/// <summary>Compares those who come in with the book and with each other, a slice at a time.</summary>
public sealed class Arrivals(WhoIsThis who)
{
    private readonly Dictionary<(PersonKeyKind, string), Newcomer> _before = [];

    public async Task<IReadOnlyList<Arrival>> Next(
        TilthDb db,
        IReadOnlyList<Newcomer> slice,
        CancellationToken cancel = default
    )
    {
        var found = await who.Of(db, slice, cancel);
        var arrivals = new List<Arrival>(slice.Count);
        for (var at = 0; at < slice.Count; at++)
        {
            var arrival = new Arrival(
                slice[at],
                found[at],
                found[at] is { IsKnown: true } ? null : Twin(slice[at])
            );
            arrivals.Add(arrival);
            if (!arrival.IsKnown)
                Remember(slice[at]);
        }
        return arrivals;
    }

    private Newcomer? Twin(Newcomer newcomer)
    {
        foreach (var key in newcomer.Keys.Where(key => key.Kind != PersonKeyKind.Name))
        {
            if (
                _before.TryGetValue(key, out var twin)
                && (key.Kind == PersonKeyKind.Uid || Names.Agree(newcomer.NameKey, twin.NameKey))
            )
                return twin;
        }
        return null;
    }

    private void Remember(Newcomer newcomer)
    {
        foreach (var key in newcomer.Keys.Where(key => key.Kind != PersonKeyKind.Name))
            _before.TryAdd(key, newcomer);
    }
}
