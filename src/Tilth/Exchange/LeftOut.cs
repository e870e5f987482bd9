using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.People.Erasing;
using Tilth.Store;
using Tilth.Store.Erasure;

namespace Tilth.Exchange;

/// <summary>Whoever was erased in this book does not come back with a file; whom somebody put into it again since is known.</summary>
internal static class LeftOut
{
    public static async Task<IReadOnlyList<Newcomer>> Of(
        TilthDb db,
        IReadOnlyList<Newcomer> slice,
        CancellationToken cancel
    )
    {
        var suppressed = await Suppressed.Of(db, cancel);
        if (suppressed.IsNobody)
            return [];
        var found = slice
            .Select(newcomer =>
                (Newcomer: newcomer, Keys: newcomer.Keys.Where(key => IsOnesOwn(key, newcomer)).ToList())
            )
            .Where(arrival => arrival.Keys.Exists(key => suppressed.Holds(TracesOfPeople.KeyOf(key.Kind, key.Value))))
            .ToList();
        if (found.Count == 0)
            return [];
        var values = found.SelectMany(arrival => arrival.Keys).Select(key => key.Value).Distinct().ToList();
        var there = (
            await db.PersonKeys()
                .Where(key => values.Contains(key.Value))
                .Select(key => new { key.Kind, key.Value })
                .ToListAsync(cancel)
        )
            .Select(key => (key.Kind, key.Value))
            .ToHashSet();
        return [.. found.Where(arrival => !arrival.Keys.Exists(there.Contains)).Select(arrival => arrival.Newcomer)];
    }

    private static bool IsOnesOwn((PersonKeyKind Kind, string Value) key, Newcomer newcomer) =>
        key.Value.Length > 0
        && TracesOfPeople.IsOnesOwn(key.Kind)
        && (key.Kind != PersonKeyKind.Uid || newcomer.HasOwnUid);
}
