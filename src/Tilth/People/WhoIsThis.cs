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

    private sealed record Candidate(Guid Id, string Name, string NameKey, IReadOnlyList<string> Organisations);

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
        foreach (var kind in newcomers.SelectMany(newcomer => newcomer.Keys).GroupBy(key => key.Kind))
            stored.AddRange(
                await Stored(db, kind.Key, [.. kind.Select(key => key.Value).Distinct(StringComparer.Ordinal)], cancel)
            );
        var alike = newcomers.Select(newcomer => near.Like(newcomer.NameKey).Except(sureOnly).ToList()).ToList();
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

    /// <summary>The keys of these values in the book; a name that many share is left out before it is read.</summary>
    private static async Task<List<PersonKey>> Stored(
        TilthDb db,
        PersonKeyKind kind,
        List<string> values,
        CancellationToken cancel
    )
    {
        var keys = db.PersonKeys().AsNoTracking().Where(key => key.Kind == kind && values.Contains(key.Value));
        if (kind != PersonKeyKind.Name)
            return await keys.ToListAsync(cancel);
        var rare = await keys.GroupBy(key => key.Value)
            .Where(name => name.Count() <= MostOfOneName)
            .Select(name => name.Key)
            .ToListAsync(cancel);
        return await keys.Where(key => rare.Contains(key.Value)).ToListAsync(cancel);
    }

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
            .Select(person => new { person.Id, person.DisplayName })
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
            row => new Candidate(row.Id, row.DisplayName, Folding.Fold(row.DisplayName), [.. at[row.Id]])
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
        foreach (var key in newcomer.Keys)
        {
            var matches = byKey[key].Distinct().ToList();
            foreach (var candidate in matches.Where(people.ContainsKey).Select(id => people[id]))
            {
                var likeness = Judge(key.Kind, newcomer, candidate);
                if (!likeness.IsKnown && sureOnly.Contains(likeness.PersonId))
                    continue;
                if (best is null || likeness.Reason < best.Reason)
                    best = likeness;
            }
        }
        return best;
    }

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

    private static Likeness Judge(PersonKeyKind kind, Newcomer newcomer, Candidate candidate)
    {
        var agrees = Names.Agree(newcomer.NameKey, candidate.NameKey);
        var reason = kind switch
        {
            PersonKeyKind.Uid => LikenessReason.SameCard,
            PersonKeyKind.Email => agrees ? LikenessReason.SameEmail : LikenessReason.SameEmailOtherName,
            PersonKeyKind.Phone => agrees ? LikenessReason.SamePhone : LikenessReason.SamePhoneOtherName,
            PersonKeyKind.Name => WorksWith(newcomer, candidate)
                ? LikenessReason.SameNameSameOrganisation
                : LikenessReason.SameName,
        };
        return new Likeness(candidate.Id, candidate.Name, reason, reason <= LikenessReason.SamePhone);
    }
}
