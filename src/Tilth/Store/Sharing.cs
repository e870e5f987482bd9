using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Tilth.Store;

/// <summary>Shows a member's own record to the other members of the book, or hides it again; its parts go with it.</summary>
public static class Sharing
{
    private static readonly MethodInfo Parts = typeof(Sharing).GetMethod(
        nameof(PartsOf),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    public static async Task Share(this TilthDb db, IMemberRow record, bool isShared)
    {
        var entry = db.Entry(record);
        entry.Property(nameof(IMemberRow.Shared)).CurrentValue = isShared;
        foreach (var key in entry.Metadata.GetReferencingForeignKeys().Where(key => key.IsRequired))
        {
            if (!key.DeclaringEntityType.ClrType.IsAssignableTo(typeof(IMemberRow)))
                continue;
            var column = key.Properties.Single(property => property.Name != nameof(ISpaceRow.SpaceId)).Name;
            var parts =
                (Task<List<IMemberRow>>)
                    Parts.MakeGenericMethod(key.DeclaringEntityType.ClrType).Invoke(null, [db, column, record.Id])!;
            foreach (var part in await parts)
                await db.Share(part, isShared);
        }
    }

    private static async Task<List<IMemberRow>> PartsOf<T>(TilthDb db, string column, Guid id)
        where T : class, IMemberRow =>
        [.. await db.Mine<T>().Where(row => EF.Property<Guid>(row, column) == id).ToListAsync()];
}
