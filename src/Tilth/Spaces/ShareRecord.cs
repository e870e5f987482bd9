using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>
/// Shares one of my own records with the members of the book, or takes it back: a talk, a promise, how I know somebody.
/// </summary>
public sealed class ShareRecord(TilthStore store)
{
    /// <summary>The kinds that may be shared. Circles, rhythms, searches and notes to oneself stay one's own.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["interaction", "todo", "relationship"];

    /// <summary>False where it is not there, not mine, or there is nobody to share it with.</summary>
    public Task<Written<bool>> Do(Me me, string kind, Guid id, bool isShared, CancellationToken cancel = default) =>
        store.Write(
            me,
            isShared ? "share" : "unshare",
            async db =>
            {
                if (me.Slug is null || !Kinds.Contains(kind))
                    return false;
                var type = Store.Kinds.EntityOf(db, kind).ClrType;
                if (await db.FindAsync(type, me.SpaceId, id) is not IMemberRow row || row.MemberId != me.MemberId)
                    return false;
                await db.Share(row, isShared);
                return true;
            },
            cancel
        );
}
