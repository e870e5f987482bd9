using Microsoft.EntityFrameworkCore;

namespace Tilth.Store;

/// <summary>Somebody in whose name the program itself puts something in order in a book: whoever has the most to say there.</summary>
public sealed class EveryBook(Database database)
{
    public async Task<IReadOnlyList<Me>> OneOfEach(CancellationToken cancel = default)
    {
        await using var db = database.Query(null);
        var members = await db.EveryMember().Where(row => row.LeftAt == null).ToListAsync(cancel);
        return [.. members.GroupBy(row => row.SpaceId).Select(book => Of(book.MaxBy(row => row.Role)!))];
    }

    /// <summary>Null where nobody sits in it any more.</summary>
    internal async Task<Me?> OneOf(int space, CancellationToken cancel = default)
    {
        await using var db = database.Query(null);
        var members = await db.MembersOf(space).Where(row => row.LeftAt == null).ToListAsync(cancel);
        return members.MaxBy(row => row.Role) is { } member ? Of(member) : null;
    }

    private static Me Of(Member member) => new(member.AccountId, member.SpaceId, member.Id, Door.Job, TimeZoneInfo.Utc);
}
