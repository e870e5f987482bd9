using Microsoft.EntityFrameworkCore;

namespace Tilth.Store;

/// <summary>Looks the whole copy over: structural damage, gaps in the feed, derived columns that differ from their source.</summary>
public sealed class Verify(Database database, IEnumerable<Derivation> derivations)
{
    private static readonly string[] AnySpace = [TilthDb.SpaceFilter];

    /// <summary>Every finding in a sentence; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> Run(CancellationToken cancel = default)
    {
        var damage = await database.Damage(cancel);
        return damage.Count > 0 ? damage : await Record(cancel);
    }

    /// <summary>What is written in a database that is itself sound.</summary>
    public async Task<IReadOnlyList<string>> Record(CancellationToken cancel = default)
    {
        var findings = new List<string>(await Feeds(cancel));
        await using var db = database.Query(null);
        var seats = await db.Set<Member>().IgnoreQueryFilters([TilthDb.SpaceFilter]).ToListAsync(cancel);
        foreach (var seat in seats)
            findings.AddRange(await Derived(seat, cancel));
        return findings;
    }

    /// <summary>The part that is quick: whether every feed is whole.</summary>
    public async Task<IReadOnlyList<string>> Feeds(CancellationToken cancel = default)
    {
        var findings = new List<string>();
        await using var db = database.Query(null);
        var spaces = await db.Set<Space>().IgnoreQueryFilters([TilthDb.SpaceFilter]).ToListAsync(cancel);
        foreach (var space in spaces)
            findings.AddRange(await Feed(db, space, cancel));
        return findings;
    }

    /// <summary>Derived values are looked at with each member's own eyes, since some are that member's alone.</summary>
    private async Task<List<string>> Derived(Member seat, CancellationToken cancel)
    {
        var findings = new List<string>();
        await using var db = database.Query(new Me(seat.AccountId, seat.SpaceId, seat.Id, Door.Job, TimeZoneInfo.Utc));
        foreach (var derivation in derivations)
            findings.AddRange(await derivation.Differences(db, cancel));
        return findings;
    }

    private static async Task<List<string>> Feed(TilthDb db, Space space, CancellationToken cancel)
    {
        var findings = new List<string>();
        var changes = db.Set<Change>()
            .IgnoreQueryFilters([TilthDb.SpaceFilter, TilthDb.MineFilter])
            .Where(change => change.SpaceId == space.SpaceId);
        var last = await changes.MaxAsync(change => (long?)change.Position, cancel) ?? 0;
        var first = await changes.MinAsync(change => (long?)change.Position, cancel) ?? 1;
        var count = await changes.LongCountAsync(cancel);
        if (last != space.Position || count != last - first + 1)
            findings.Add(
                $"Space {space.SpaceId}: the feed should reach {space.Position} without gaps, but has {count} rows up to {last}."
            );
        var orphans = await changes.CountAsync(
            change =>
                !db.Set<Operation>()
                    .IgnoreQueryFilters(AnySpace)
                    .Any(operation => operation.SpaceId == space.SpaceId && operation.Id == change.OperationId),
            cancel
        );
        if (orphans > 0)
            findings.Add($"Space {space.SpaceId}: {orphans} changes name an operation that is not there.");
        return findings;
    }
}
