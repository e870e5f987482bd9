using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>Deletes a record with all that cannot stand without it, whichever room and member that belongs to.</summary>
public static class Removing
{
    /// <summary>Rows that need the record go with it, rows that merely mention it forget it; all of it is in the feed.</summary>
    public static async Task RemoveWithReferences(this TilthDb db, ISpaceRow record)
    {
        foreach (var key in db.Entry(record).Metadata.GetReferencingForeignKeys().Where(IsRecord))
        {
            var column = ColumnOf(key);
            foreach (var row in await Whosever.RowsOf(db, key.DeclaringEntityType.ClrType, column.Name, record.Id))
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
            if (
                type.IsAssignableTo(typeof(IMemberRow))
                && await Whosever.RowsOf(db, type, ColumnOf(key).Name, record.Id) is { Count: > 0 }
            )
                return true;
        }
        return false;
    }

    /// <summary>The column of a reference beside the space, which every reference has.</summary>
    internal static IProperty ColumnOf(IForeignKey key) =>
        key.Properties.Single(property => property.Name != nameof(ISpaceRow.SpaceId));

    /// <summary>It refers to what was told, as who took part does.</summary>
    internal static bool IsTold(IForeignKey key) => key.PrincipalEntityType.ClrType.IsAssignableTo(typeof(IQuoted));

    /// <summary>False for rows that are computed: those follow by themselves.</summary>
    internal static bool IsRecord(IForeignKey key) =>
        !key.DeclaringEntityType.ClrType.IsAssignableTo(typeof(IDerivedRow));
}
