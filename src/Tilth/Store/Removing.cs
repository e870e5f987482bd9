using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>Deletes a record with all that cannot stand without it, whichever room and member that belongs to.</summary>
public static class Removing
{
    private static readonly MethodInfo Find = typeof(Removing).GetMethod(
        nameof(Referring),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>Rows that need the record go with it, rows that merely mention it forget it; all of it is in the feed.</summary>
    public static async Task RemoveWithReferences(this TilthDb db, ISpaceRow record)
    {
        foreach (var key in db.Entry(record).Metadata.GetReferencingForeignKeys().Where(IsRecord))
        {
            var column = key.Properties.Single(property => property.Name != nameof(ISpaceRow.SpaceId));
            var rows =
                (Task<List<ISpaceRow>>)
                    Find.MakeGenericMethod(key.DeclaringEntityType.ClrType).Invoke(null, [db, column.Name, record.Id])!;
            foreach (var row in await rows)
            {
                if (column.IsNullable)
                    db.Entry(row).Property(column).CurrentValue = null;
                else
                    await db.RemoveWithReferences(row);
            }
        }
        db.Remove(record);
    }

    /// <summary>True where any member, also another one, has something of their own about the record.</summary>
    public static async Task<bool> HasOwnRowsOfAnybody(this TilthDb db, ISpaceRow record)
    {
        foreach (var key in db.Entry(record).Metadata.GetReferencingForeignKeys().Where(IsRecord))
        {
            var type = key.DeclaringEntityType.ClrType;
            var column = key.Properties.Single(property => property.Name != nameof(ISpaceRow.SpaceId));
            if (
                type.IsAssignableTo(typeof(IMemberRow))
                && await (Task<List<ISpaceRow>>)Find.MakeGenericMethod(type).Invoke(null, [db, column.Name, record.Id])!
                    is { Count: > 0 }
            )
                return true;
        }
        return false;
    }

    private static bool IsRecord(IForeignKey key) =>
        !key.DeclaringEntityType.ClrType.IsAssignableTo(typeof(IDerivedRow));

    private static async Task<List<ISpaceRow>> Referring<T>(TilthDb db, string column, Guid id)
        where T : class, ISpaceRow
    {
        var rows = await db.Set<T>()
            .IgnoreQueryFilters([TilthDb.MineFilter])
            .Where(row => EF.Property<Guid?>(row, column) == id)
            .ToListAsync();
        return [.. rows];
    }
}
