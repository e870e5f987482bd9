using Tilth.Cards;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>Somebody who comes in, and who that is.</summary>
/// <param name="Twin">An earlier entry of the same files that is the same person; null if there is none.</param>
/// <param name="IsDecided">A person said that the likeness is right.</param>
/// <param name="IsNamesake">Somebody of the same name came in before, with these very files; both come in.</param>
/// <param name="SharesCardWith">Somebody of quite another name who came in before with the same number; both come in.</param>
public sealed record Arrival(
    Newcomer Newcomer,
    Likeness? Likeness,
    Earlier? Twin,
    bool IsDecided = false,
    bool IsNamesake = false,
    string? SharesCardWith = null
)
{
    public Contact Contact => Newcomer.Contact;

    public bool IsKnown => Twin is not null || IsDecided || Likeness is { IsKnown: true };

    public bool IsProbable => !IsKnown && Likeness is not null;
}

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
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _cards = new(StringComparer.Ordinal);

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
                var isAlone = !arrival.IsProbable;
                arrival = arrival with
                {
                    IsNamesake = isAlone && IsNamesake(newcomer),
                    SharesCardWith = isAlone ? SharesCardWith(newcomer) : null,
                };
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

    private bool IsNamesake(Newcomer newcomer) =>
        _names.GetValueOrDefault(newcomer.NameKey) is > 0 and <= WhoIsThis.MostOfOneName;

    private string? SharesCardWith(Newcomer newcomer) =>
        newcomer.HasOwnUid ? _cards.GetValueOrDefault(newcomer.Uid) : null;

    private void Count(Newcomer newcomer)
    {
        if (newcomer.HasOwnUid)
            _cards.TryAdd(newcomer.Uid, newcomer.Contact.DisplayName);
        _names[newcomer.NameKey] = _names.GetValueOrDefault(newcomer.NameKey) + 1;
    }
}
