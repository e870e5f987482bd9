using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Duplicates;

/// <summary>
/// Who may be one person, pair by pair, with the reasons: the likeliest first, those whom I put off last. Members of the book
/// are somebody of their own.
/// </summary>
public sealed class WhoIsTheSame(TilthStore store, LikelyPairs likely, WhyTheSame why, TimeProvider clock)
{
    public sealed record Pair(Guid One, string OneName, Guid Other, string OtherName, double Probability)
    {
        /// <summary>What speaks for it, in words.</summary>
        public required IReadOnlyList<string> Reasons { get; init; }

        /// <summary>I put them off until tomorrow.</summary>
        public bool IsPutOff { get; init; }
    }

    /// <param name="Left">How many pairs there are in all, those who were put off among them.</param>
    public sealed record Answer(IReadOnlyList<Pair> Pairs, int Left);

    public async Task<Answer> Of(Me me, int most, CancellationToken cancel = default)
    {
        var pairs = await likely.Current(me, cancel);
        await using var db = store.Read(me);
        var members = await db.Set<Member>().Select(member => member.PersonId).ToListAsync(cancel);
        var apart = await db.Different().ToListAsync(cancel);
        var putOff = await PutOff(db, me, cancel);
        var open = pairs
            .Where(pair => !members.Contains(pair.First) && !members.Contains(pair.Second))
            .ExceptBy(apart.Select(row => (row.OneId, row.OtherId)), pair => (pair.First, pair.Second))
            .OrderBy(pair => putOff.Contains((pair.First, pair.Second)))
            .ToList();
        var shown = open.Take(most).ToList();
        var names = await Names(db, [.. shown.SelectMany(pair => new[] { pair.First, pair.Second })], cancel);
        var named = shown
            .Where(pair => names.ContainsKey(pair.First) && names.ContainsKey(pair.Second))
            .Select(pair => new Pair(pair.First, names[pair.First], pair.Second, names[pair.Second], pair.Probability)
            {
                Reasons = why.Of(pair.Reasons),
                IsPutOff = putOff.Contains((pair.First, pair.Second)),
            });
        return new Answer([.. named], open.Count);
    }

    private async Task<HashSet<(Guid, Guid)>> PutOff(TilthDb db, Me me, CancellationToken cancel)
    {
        var today = me.Today(clock);
        var rows = await db.Mine<PutOffPair>().Where(row => row.Until > today).ToListAsync(cancel);
        return [.. rows.Select(row => (row.OneId, row.OtherId))];
    }

    private static Task<Dictionary<Guid, string>> Names(
        TilthDb db,
        IReadOnlyList<Guid> ids,
        CancellationToken cancel
    ) =>
        db.People()
            .Where(person => ids.Contains(person.Id))
            .Select(person => new { person.Id, person.DisplayName })
            .ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancel);
}
