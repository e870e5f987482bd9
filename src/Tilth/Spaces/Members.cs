using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>Who sits in a book, owners first.</summary>
public sealed class Members(TilthStore store)
{
    public sealed record Row(Guid Id, Guid? PersonId, string Name, Role Role, bool IsMe);

    /// <summary>What these members are called, also those who left; whoever left long ago has no name any more.</summary>
    internal static async Task<Dictionary<Guid, string>> Names(
        TilthDb db,
        IEnumerable<Guid> members,
        CancellationToken cancel
    )
    {
        var ids = members.Distinct().ToList();
        if (ids.Count == 0)
            return [];
        var seats = await db.Set<Member>().Where(row => ids.Contains(row.Id)).ToListAsync(cancel);
        var names = await PeopleNames.Of(db, seats.Select(row => row.PersonId).OfType<Guid>());
        return seats
            .Where(row => row.PersonId is { } id && names.ContainsKey(id))
            .ToDictionary(row => row.Id, row => names[row.PersonId!.Value].Name);
    }

    public async Task<IReadOnlyList<Row>> Of(Me me, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var members = await db.Set<Member>().Where(row => row.LeftAt == null).ToListAsync(cancel);
        var names = await PeopleNames.Of(db, members.Select(row => row.PersonId).OfType<Guid>());
        return
        [
            .. members
                .Select(row => new Row(row.Id, row.PersonId, NameOf(row), row.Role, row.Id == me.MemberId))
                .OrderByDescending(row => row.Role)
                .ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase),
        ];

        string NameOf(Member row) => row.PersonId is { } id && names.TryGetValue(id, out var named) ? named.Name : "";
    }
}
