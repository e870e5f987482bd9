using Tilth.Cards;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>Somebody who comes in, and who that is.</summary>
/// <param name="Twin">An earlier entry of the same files that is the same person; null if there is none.</param>
/// <param name="IsDecided">A person said that the likeness is right.</param>
public sealed record Arrival(Newcomer Newcomer, Likeness? Likeness, Newcomer? Twin, bool IsDecided = false)
{
    public Contact Contact => Newcomer.Contact;

    public bool IsKnown => Twin is not null || IsDecided || Likeness is { IsKnown: true };

    public bool IsProbable => !IsKnown && Likeness is not null;
}

/// <summary>Compares those who come in with the book and with each other, a slice at a time.</summary>
/// <param name="before">Whom this very import brought in before it was interrupted.</param>
public sealed class Arrivals(WhoIsThis who, Decisions? decisions = null, params IEnumerable<Guid> before)
{
    // Two of one file who share but a name are two; what a person was asked is only about those who were here before.
    private readonly HashSet<Guid> _cameIn = [.. before];
    private readonly Dictionary<(PersonKeyKind, string), Newcomer> _before = [];

    public async Task<IReadOnlyList<Arrival>> Next(
        TilthDb db,
        IReadOnlyList<Newcomer> slice,
        CancellationToken cancel = default
    )
    {
        var found = await who.Of(db, slice, _cameIn, cancel);
        var arrivals = new List<Arrival>(slice.Count);
        for (var at = 0; at < slice.Count; at++)
        {
            var decided = found[at] is { IsKnown: false } like && decisions?.AreSame(slice[at], like) == true;
            var arrival = new Arrival(
                slice[at],
                found[at],
                decided || found[at] is { IsKnown: true } ? null : Twin(slice[at]),
                decided
            );
            arrivals.Add(arrival);
            if (!arrival.IsKnown)
                Remember(slice[at]);
        }
        return arrivals;
    }

    public void CameIn(IEnumerable<Guid> people) => _cameIn.UnionWith(people);

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
