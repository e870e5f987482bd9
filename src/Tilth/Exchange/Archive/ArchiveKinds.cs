using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.Store;

namespace Tilth.Exchange.Archive;

/// <summary>
/// The kinds of record that an archive holds: all that the model knows, but for seats and for what names other books of this
/// copy. What is no record (acts and their images, jobs, credentials, mail) is in none.
/// </summary>
internal static class ArchiveKinds
{
    /// <summary>In the order in which they come in: each after those that it refers to; what has derived columns is last, when all that they are derived from is there.</summary>
    public static IReadOnlyList<ArchiveKind> Of(IModel model)
    {
        var left = Kinds.All(model).Where(IsIn).Select(type => new ArchiveKind(type)).ToList();
        var order = new List<ArchiveKind>();
        while (left.Count > 0)
        {
            var next = left.Where(kind => !References(kind).Any(to => left.Exists(other => other.Type == to)))
                .OrderBy(kind => kind.HasDerived)
                .ThenBy(kind => kind.Name, StringComparer.Ordinal)
                .First();
            left.Remove(next);
            order.Add(next);
        }
        return order;
    }

    private static bool IsIn(IEntityType type) => !type.ClrType.IsAssignableTo(typeof(INamesBook));

    private static IEnumerable<IEntityType> References(ArchiveKind kind) =>
        kind.Type.GetForeignKeys().Select(key => key.PrincipalEntityType);
}
