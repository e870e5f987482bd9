using System.Runtime.InteropServices;
using Tilth.People;
using Tilth.Search;

namespace Tilth.Exchange;

/// <summary>
/// Somebody whom earlier entries of the same files were about, with all that those entries said to know them by; who that is
/// in full only within a slice, as their pictures may be many.
/// </summary>
public sealed class Earlier
{
    // There may be a hundred thousand of these, and few have more than four keys.
    private readonly List<(PersonKeyKind, string)> _keys = new(4);
    private List<string> _nicknames = [];
    private bool _isOnlyReach;

    /// <summary>Somebody new.</summary>
    internal Earlier(Newcomer newcomer, int order) =>
        (Newcomer, Name, Order, _isOnlyReach) = (
            newcomer,
            newcomer.NameKey,
            (Guid.AllBitsSet, order),
            newcomer.Contact.IsOnlyReach()
        );

    /// <summary>Somebody who is in the book.</summary>
    internal Earlier(Likeness likeness) =>
        (PersonId, Name, Order, _isOnlyReach) = (
            likeness.PersonId,
            PersonKeys.NameKey(likeness.Name),
            (likeness.PersonId, 0),
            Names.IsNone(likeness.Name)
        );

    public Guid? PersonId { get; }

    public Newcomer? Newcomer { get; private set; }

    internal string Name { get; private set; }

    /// <summary>Orders them as they came: by when the book got them, then by how many were new before them.</summary>
    internal (Guid, int) Order { get; }

    internal void Fade() => Newcomer = null;

    /// <summary>Takes what an entry knows more of them, as the book does; tells by which keys they are known from now on too.</summary>
    /// <param name="isDecided">A person said that the card is theirs.</param>
    internal List<(PersonKeyKind Kind, string Value)> Take(Newcomer newcomer, bool isDecided)
    {
        if (_isOnlyReach && !newcomer.Contact.IsOnlyReach())
            (Name, _isOnlyReach) = (newcomer.NameKey, false);
        if (newcomer.Contact.Nicknames.Count > 0)
            _nicknames = [.. _nicknames.Union(newcomer.Contact.Nicknames.Select(Folding.Fold))];
        if (isDecided)
            _nicknames = [.. _nicknames.Append(newcomer.NameKey)];
        var isTheirCard = isDecided || newcomer == Newcomer;
        List<(PersonKeyKind, string)> more =
        [
            .. newcomer
                .Keys.Where(key => IsReach(key.Kind) || (isTheirCard && key.Kind == PersonKeyKind.Uid))
                .Where(key => key.Value.Length > 0 && !_keys.Contains(key))
                .Distinct(),
        ];
        _keys.AddRange(more);
        return more;
    }

    /// <summary>True if that key, which both have, tells that the newcomer is this person.</summary>
    internal bool Is(Newcomer newcomer, PersonKeyKind kind) =>
        kind == PersonKeyKind.Uid
            ? !newcomer.HasOwnUid
                || WhoIsThis.MayBeOne(newcomer.NameKey, Name)
                || _nicknames.Exists(name => WhoIsThis.MayBeOne(newcomer.NameKey, name))
                || newcomer.Keys.Any(key => IsReach(key.Kind) && _keys.Contains(key))
            : Names.Agree(newcomer.NameKey, Name);

    private static bool IsReach(PersonKeyKind kind) => kind is PersonKeyKind.Email or PersonKeyKind.Phone;
}

/// <summary>
/// Whom the entries were about that the book does not show yet. Who comes in is compared with them by the rules of
/// <see cref="WhoIsThis"/> for what is sure, so that it is all the same whether two entries are written together or not.
/// </summary>
internal sealed class EarlierEntries
{
    private readonly Dictionary<(PersonKeyKind, string), Sharers> _byKey = [];
    private readonly Dictionary<Guid, Earlier> _inTheBook = [];
    private readonly List<Earlier> _new = [];
    private int _count;

    /// <summary>
    /// The person of an earlier entry that the newcomer surely is: by card, then by e-mail, then by phone; of several the one
    /// who came first. Null too where the book's own answer is as sure.
    /// </summary>
    public Earlier? TwinOf(Newcomer newcomer, Likeness? inTheBook)
    {
        var best = inTheBook is { IsKnown: true }
            ? (inTheBook.Reason, (inTheBook.PersonId, 0))
            : (LikenessReason.SameCardOtherName, (Guid.AllBitsSet, 0));
        Earlier? twin = null;
        foreach (var key in newcomer.Keys.Where(key => key.Value.Length > 0 && key.Kind != PersonKeyKind.Name))
        {
            if (_byKey.GetValueOrDefault(key)?.TwinOf(newcomer, key.Kind) is not { } found)
                continue;
            var likeness = (Reason(key.Kind), found.Order);
            if (likeness.CompareTo(best) < 0)
                (best, twin) = (likeness, found);
        }
        return twin;
    }

    /// <summary>False if an earlier entry gave whom the book knew by an address alone a name, and it is not this one's.</summary>
    public bool Holds(Newcomer newcomer, Likeness likeness) =>
        likeness.Reason is not (LikenessReason.SameEmail or LikenessReason.SamePhone)
        || !_inTheBook.TryGetValue(likeness.PersonId, out var known)
        || Names.Agree(newcomer.NameKey, known.Name);

    private static LikenessReason Reason(PersonKeyKind kind) =>
        kind switch
        {
            PersonKeyKind.Uid => LikenessReason.SameCard,
            PersonKeyKind.Email => LikenessReason.SameEmail,
            _ => LikenessReason.SamePhone,
        };

    public void Add(Arrival arrival)
    {
        var who = Who(arrival);
        foreach (var key in who.Take(arrival.Newcomer, arrival.IsDecided))
            (CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _) ??= new()).Add(who);
    }

    /// <summary>Lets go of all but what they are known by.</summary>
    public void Fade()
    {
        _new.ForEach(earlier => earlier.Fade());
        _new.Clear();
    }

    public void Clear()
    {
        _byKey.Clear();
        _inTheBook.Clear();
    }

    private Earlier Who(Arrival arrival)
    {
        if (arrival.Twin is { } twin)
            return twin;
        if (!arrival.IsKnown)
        {
            var earlier = new Earlier(arrival.Newcomer, ++_count);
            _new.Add(earlier);
            return earlier;
        }
        if (!_inTheBook.TryGetValue(arrival.Likeness!.PersonId, out var known))
            _inTheBook.Add(arrival.Likeness.PersonId, known = new Earlier(arrival.Likeness));
        return known;
    }

    /// <summary>Those who have one key; where they are many, only the very same name tells one of them.</summary>
    private sealed class Sharers
    {
        private readonly List<Earlier> _all = new(1);
        private Dictionary<string, Earlier>? _byName;

        public void Add(Earlier who)
        {
            _all.Add(who);
            if (_all.Count <= WhoIsThis.MostOfOneKey)
                return;
            if (_byName is null)
            {
                _byName = new(StringComparer.Ordinal);
                _all.ForEach(one => _byName.TryAdd(one.Name, one));
            }
            else
                _byName.TryAdd(who.Name, who);
        }

        public Earlier? TwinOf(Newcomer newcomer, PersonKeyKind kind) =>
            _byName is null
                ? _all.Where(earlier => earlier.Is(newcomer, kind)).MinBy(earlier => earlier.Order)
                : _byName.GetValueOrDefault(newcomer.NameKey);
    }
}
