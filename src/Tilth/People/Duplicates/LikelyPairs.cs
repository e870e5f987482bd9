using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.People.Duplicates;

/// <summary>Two people who may be one, and why.</summary>
internal sealed record Likely(Guid First, Guid Second, double Probability, IReadOnlyList<string> Reasons);

/// <summary>The people of a book who may be one person: by the keys that they have in common.</summary>
public sealed class LikelyPairs(TilthStore store, Say say)
{
    // What more share is a switchboard, or a name that says little.
    private const int MostOfOneKey = 5;

    // How often such pairs are one person, counted over 14,000 made-up contacts of whom that is known (docs/operating/speed.md).
    private const double ByTwo = .99,
        ByEmail = .79,
        ByPhone = .4,
        ByName = .35;

    /// <summary>Who may be one person as the book is now, the likeliest first.</summary>
    internal async Task<IReadOnlyList<Likely>> Current(Me me, CancellationToken cancel)
    {
        await using var db = store.Read(me);
        var keys = await db.PersonKeys()
            .Where(key => key.Kind != PersonKeyKind.Uid && key.Value != "")
            .Where(key =>
                db.PersonKeys()
                    .Any(other => other.Kind == key.Kind && other.Value == key.Value && other.PersonId != key.PersonId)
            )
            .Select(key => new
            {
                key.Kind,
                key.Value,
                key.PersonId,
            })
            .Distinct()
            .ToListAsync(cancel);
        var pairs =
            from shared in keys.GroupBy(key => (key.Kind, key.Value))
            where shared.Count() <= MostOfOneKey
            from one in shared
            from other in shared
            where one.PersonId.CompareTo(other.PersonId) < 0
            group shared.Key by (one.PersonId, other.PersonId);
        return
        [
            .. pairs
                .Select(pair => new Likely(
                    pair.Key.Item1,
                    pair.Key.Item2,
                    ProbabilityOf([.. pair.Select(key => key.Kind).Distinct()]),
                    [.. pair.Order().Select(key => Words(key.Kind, key.Value))]
                ))
                .OrderByDescending(pair => pair.Probability),
        ];
    }

    private static double ProbabilityOf(IReadOnlyList<PersonKeyKind> same) =>
        same switch
        {
            [PersonKeyKind.Email] => ByEmail,
            [PersonKeyKind.Phone] => ByPhone,
            [_] => ByName,
            _ => ByTwo,
        };

    private string Words(PersonKeyKind kind, string value) =>
        kind switch
        {
            PersonKeyKind.Email => say["E-mail: the same, {0}", value],
            PersonKeyKind.Phone => say["Phone: the same, {0}", value],
            _ => say["Name: the same, {0}", value],
        };
}
