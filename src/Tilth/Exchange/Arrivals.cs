using System.Runtime.InteropServices;
using Tilth.Cards;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>Somebody who comes in, and who that is.</summary>
/// <param name="Twin">An earlier entry of the same files that is the same person; null if there is none.</param>
/// <param name="IsDecided">A person said that the likeness is right.</param>
/// <param name="Beside">Somebody who came in before, with these very files, and may be the same; both come in.</param>
public sealed record Arrival(
    Newcomer Newcomer,
    Likeness? Likeness,
    Earlier? Twin,
    bool IsDecided = false,
    Beside? Beside = null
)
{
    public Contact Contact => Newcomer.Contact;

    public bool IsKnown => Twin is not null || IsDecided || Likeness is { IsKnown: true };

    public bool IsProbable => !IsKnown && Likeness is not null;
}

/// <summary>Somebody of the same files who may be the same person, and why.</summary>
public sealed record Beside(string Name, LikenessReason Reason);

/// <summary>Compares those who come in with the book and with each other, a slice at a time.</summary>
/// <param name="near">The names that were here before: who comes in with these files is compared by what is sure.</param>
/// <param name="before">Whom this very import brought in before it was interrupted.</param>
public sealed class Arrivals(
    WhoIsThis who,
    NearNames near,
    Decisions? decisions = null,
    params IEnumerable<Guid> before
)
{
    // Two of one file who share but a name are two; what a person was asked is only about those who were here before.
    private readonly HashSet<Guid> _cameIn = [.. before];
    private readonly EarlierEntries _before = new();
    private readonly Dictionary<(PersonKeyKind, string), (string Name, int Count)> _seen = [];

    public async Task<IReadOnlyList<Arrival>> Next(
        TilthDb db,
        IReadOnlyList<Newcomer> slice,
        CancellationToken cancel = default
    )
    {
        _before.Fade();
        var found = await who.Of(db, slice, near, _cameIn, cancel);
        var arrivals = new List<Arrival>(slice.Count);
        for (var at = 0; at < slice.Count; at++)
        {
            var newcomer = slice[at];
            var likeness = found[at] is { } like && _before.Holds(newcomer, like) ? like : null;
            var decided = likeness is { IsKnown: false } && decisions?.AreSame(newcomer, likeness) == true;
            var twin = decided ? null : _before.TwinOf(newcomer, likeness);
            var arrival = new Arrival(newcomer, likeness, twin, decided);
            if (!arrival.IsKnown)
            {
                arrival = arrival with { Beside = arrival.IsProbable ? null : Beside(newcomer) };
                Count(newcomer);
            }
            _before.Add(arrival);
            arrivals.Add(arrival);
        }
        return arrivals;
    }

    /// <summary>From now on the book itself knows those who were new.</summary>
    public void CameIn(IEnumerable<Guid> people)
    {
        _cameIn.UnionWith(people);
        _before.Clear();
    }

    /// <summary>By card, then by e-mail, phone and name; a key that many have tells nothing.</summary>
    private Beside? Beside(Newcomer newcomer) =>
        Keys(newcomer)
            .Where(key => _seen.GetValueOrDefault(key).Count is > 0 and var count && count <= Most(key.Kind))
            .Select(key => new Beside(_seen[key].Name, Reason(key.Kind)))
            .OrderBy(beside => beside.Reason)
            .FirstOrDefault();

    private void Count(Newcomer newcomer)
    {
        foreach (var key in Keys(newcomer))
        {
            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, key, out _);
            seen = (seen.Name ?? newcomer.Contact.DisplayName, seen.Count + 1);
        }
    }

    private static IEnumerable<(PersonKeyKind Kind, string Value)> Keys(Newcomer newcomer) =>
        newcomer
            .Keys.Where(key => key.Value.Length > 0 && (key.Kind != PersonKeyKind.Uid || newcomer.HasOwnUid))
            .Distinct();

    private static int Most(PersonKeyKind kind) => kind == PersonKeyKind.Uid ? int.MaxValue : WhoIsThis.MostOfOneName;

    private static LikenessReason Reason(PersonKeyKind kind) =>
        kind switch
        {
            PersonKeyKind.Uid => LikenessReason.SameCardOtherName,
            PersonKeyKind.Email => LikenessReason.SameEmailOtherName,
            PersonKeyKind.Phone => LikenessReason.SamePhoneOtherName,
            PersonKeyKind.Name => LikenessReason.SameName,
        };
}
