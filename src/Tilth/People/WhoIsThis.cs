using Microsoft.EntityFrameworkCore;
using Tilth.Search;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Why a person in the book may be the one who comes in.</summary>
public enum LikenessReason
{
    SameCard,
    SameEmail,
    SamePhone,
    SameCardOtherName,
    SameEmailOtherName,
    SamePhoneOtherName,
    SameNameSameOrganisation,
    NearNameSameOrganisation,
    SameName,
    NearName,
}

/// <summary>A person in the book who is, or may be, the one who comes in.</summary>
/// <param name="IsKnown">Sure enough to act on unattended; otherwise a person decides.</param>
public sealed record Likeness(Guid PersonId, string Name, LikenessReason Reason, bool IsKnown)
{
    /// <summary>Only the names sound alike: never taken for the same with many others at once.</summary>
    public bool IsOnlyNear => Reason is LikenessReason.NearName or LikenessReason.NearNameSameOrganisation;
}

/// <summary>Finds out whether somebody who comes in is in the book already: the seam for the matching engine.</summary>
public sealed class WhoIsThis
{
    /// <summary>A name that more share says little about any of them.</summary>
    public const int MostOfOneName = 5;

    /// <summary>What more share is a switchboard or a careless program's number: it tells only those of the very same name.</summary>
    internal const int MostOfOneKey = 20;

    private sealed record Candidate(
        Guid Id,
        string Uid,
        string Name,
        string NameKey,
        IReadOnlyList<string> Nicknames,
        IReadOnlyList<string> Organisations
    );

    /// <summary>
    /// For each newcomer the best likeness, or null for somebody new. A handful of queries for all of them; they are
    /// compared with the book, not with each other.
    /// </summary>
    /// <param name="near">The names of the book, for those that are much the same.</param>
    /// <param name="sureOnly">People who are found only by a likeness that is sure.</param>
    public async Task<IReadOnlyList<Likeness?>> Of(
        TilthDb db,
        IReadOnlyList<Newcomer> newcomers,
        NearNames near,
        IReadOnlySet<Guid> sureOnly,
        CancellationToken cancel = default
    )
    {
        var stored = new List<PersonKey>();
        foreach (var kind in Enum.GetValues<PersonKeyKind>())
            stored.AddRange(await Stored(db, kind, newcomers, cancel));
        var alike = newcomers
            .Select(newcomer => near.Like(newcomer.NameKey).Where(id => !sureOnly.Contains(id)).ToList())
            .ToList();
        var ids = stored.Select(key => key.PersonId).Concat(alike.SelectMany(some => some));
        var people = await Candidates(db, [.. ids.Distinct()], cancel);
        var byKey = stored.ToLookup(key => (key.Kind, key.Value), key => key.PersonId);
        return
        [
            .. newcomers.Zip(
                alike,
                (newcomer, some) =>
                    Surer(
                        Best(newcomer, byKey, people, sureOnly),
                        Nearest(newcomer, some.Where(people.ContainsKey).Select(id => people[id]))
                    )
            ),
        ];
    }

    /// <summary>The keys of these newcomers in the book; what many share is left out before it is read.</summary>
    private static async Task<List<PersonKey>> Stored(
        TilthDb db,
        PersonKeyKind kind,
        IReadOnlyList<Newcomer> newcomers,
        CancellationToken cancel
    )
    {
        var values = Values(newcomers, kind);
        if (values.Count == 0)
            return [];
        var keys = db.PersonKeys().AsNoTracking().Where(key => key.Kind == kind && values.Contains(key.Value));
        var most = kind == PersonKeyKind.Name ? MostOfOneName : MostOfOneKey;
        var crowded = await keys.GroupBy(key => key.Value)
            .Where(all => all.Count() > most)
            .Select(all => all.Key)
            .ToListAsync(cancel);
        if (crowded.Count == 0)
            return await keys.ToListAsync(cancel);
        var stored = await keys.Where(key => !crowded.Contains(key.Value)).ToListAsync(cancel);
        if (kind == PersonKeyKind.Name)
            return stored;
        var names = Values(newcomers, PersonKeyKind.Name);
        var namesakes = db.PersonKeys().Where(key => key.Kind == PersonKeyKind.Name && names.Contains(key.Value));
        return
        [
            .. stored,
            .. await keys.Where(key => crowded.Contains(key.Value))
                .Where(key => namesakes.Any(name => name.PersonId == key.PersonId))
                .ToListAsync(cancel),
        ];
    }

    private static List<string> Values(IReadOnlyList<Newcomer> newcomers, PersonKeyKind kind) =>
        [
            .. newcomers
                .SelectMany(newcomer => newcomer.Keys)
                .Where(key => key.Kind == kind && key.Value.Length > 0)
                .Select(key => key.Value)
                .Distinct(StringComparer.Ordinal),
        ];

    private static async Task<Dictionary<Guid, Candidate>> Candidates(
        TilthDb db,
        List<Guid> ids,
        CancellationToken cancel
    )
    {
        if (ids.Count == 0)
            return [];
        var people = await db.People()
            .Where(person => ids.Contains(person.Id))
            .Select(person => new
            {
                person.Id,
                person.Uid,
                person.DisplayName,
                person.Nicknames,
            })
            .ToListAsync(cancel);
        var work = await (
            from affiliation in db.Affiliations()
            join organisation in db.Organisations() on affiliation.OrganisationId equals organisation.Id
            where ids.Contains(affiliation.PersonId)
            select new { affiliation.PersonId, organisation.NameKey }
        ).ToListAsync(cancel);
        var at = work.ToLookup(row => row.PersonId, row => row.NameKey);
        return people.ToDictionary(
            row => row.Id,
            row => new Candidate(
                row.Id,
                row.Uid,
                row.DisplayName,
                Folding.Fold(row.DisplayName),
                row.Nicknames,
                [.. at[row.Id]]
            )
        );
    }

    private static Likeness? Best(
        Newcomer newcomer,
        ILookup<(PersonKeyKind, string), Guid> byKey,
        Dictionary<Guid, Candidate> people,
        IReadOnlySet<Guid> sureOnly
    )
    {
        Likeness? best = null;
        foreach (var key in newcomer.Keys.Where(key => key.Value.Length > 0))
        {
            var matches = byKey[key].Distinct().ToList();
            foreach (var candidate in matches.Where(people.ContainsKey).Select(id => people[id]))
            {
                var likeness = Judge(key, newcomer, candidate, byKey);
                if (!likeness.IsKnown && sureOnly.Contains(likeness.PersonId))
                    continue;
                if (best is null || IsBefore(likeness, best))
                    best = likeness;
            }
        }
        return best;
    }

    /// <summary>By the surer reason, or else whoever was here first.</summary>
    private static bool IsBefore(Likeness one, Likeness other) =>
        one.Reason < other.Reason || (one.Reason == other.Reason && one.PersonId.CompareTo(other.PersonId) < 0);

    private static Likeness? Surer(Likeness? one, Likeness? other) =>
        one is null || other?.Reason < one.Reason ? other : one;

    private static Likeness? Nearest(Newcomer newcomer, IEnumerable<Candidate> alike) =>
        alike
            .Select(candidate => new Likeness(
                candidate.Id,
                candidate.Name,
                WorksWith(newcomer, candidate) ? LikenessReason.NearNameSameOrganisation : LikenessReason.NearName,
                IsKnown: false
            ))
            .MinBy(likeness => likeness.Reason);

    private static bool WorksWith(Newcomer newcomer, Candidate candidate) =>
        newcomer.Contact.Work.Any(work =>
            work.Organisation is { } at && candidate.Organisations.Contains(Organisation.KeyOf(at))
        );

    private static Likeness Judge(
        (PersonKeyKind Kind, string) key,
        Newcomer newcomer,
        Candidate candidate,
        ILookup<(PersonKeyKind, string), Guid> byKey
    )
    {
        var agrees = Names.Agree(newcomer.NameKey, candidate.NameKey);
        var reason = key.Kind switch
        {
            PersonKeyKind.Uid => IsCardOf(newcomer, candidate, byKey)
                ? LikenessReason.SameCard
                : LikenessReason.SameCardOtherName,
            PersonKeyKind.Email => agrees ? LikenessReason.SameEmail : LikenessReason.SameEmailOtherName,
            PersonKeyKind.Phone => agrees ? LikenessReason.SamePhone : LikenessReason.SamePhoneOtherName,
            PersonKeyKind.Name => WorksWith(newcomer, candidate)
                ? LikenessReason.SameNameSameOrganisation
                : LikenessReason.SameName,
        };
        return new Likeness(candidate.Id, candidate.Name, reason, reason <= LikenessReason.SamePhone);
    }

    /// <summary>
    /// True if the number of the card tells enough: the program that wrote it may have given one number to two people. What
    /// is made of the whole entry, and what somebody said is theirs, leaves no doubt.
    /// </summary>
    private static bool IsCardOf(
        Newcomer newcomer,
        Candidate candidate,
        ILookup<(PersonKeyKind, string), Guid> byKey
    ) =>
        !newcomer.HasOwnUid
        || candidate.Uid != newcomer.Uid
        || MayBeOne(newcomer.NameKey, candidate.NameKey)
        || candidate.Nicknames.Any(name => MayBeOne(newcomer.NameKey, Folding.Fold(name)))
        || newcomer.Keys.Any(key =>
            key.Kind is PersonKeyKind.Email or PersonKeyKind.Phone
            && key.Value.Length > 0
            && byKey[key].Contains(candidate.Id)
        );

    /// <summary>True if two names on cards of one number can be one person's, who may have married or been spelt otherwise. Both folded.</summary>
    internal static bool MayBeOne(string one, string other) =>
        Names.Agree(one, other) || NameSounds.AreAlike(one, other) || First(one) == First(other);

    private static string First(string name) => name.Split(' ', ',')[0];
}
