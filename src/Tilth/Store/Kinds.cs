using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>The kinds of record in the feed: the entity's name in small letters with hyphens (<c>person-label</c>).</summary>
public static class Kinds
{
    /// <summary>Somebody in a book.</summary>
    public const string Person = "person";

    // What was done and who must not come back are told beside the feed, not in it.
    private static readonly HashSet<Type> Beside = [typeof(Operation), typeof(Erasure.Suppression)];
    private static readonly ConcurrentDictionary<Type, string> Names = [];

    /// <summary>The kind of an entity, or null where its rows are not part of the feed.</summary>
    public static string? Of(IReadOnlyTypeBase type) =>
        type.ClrType.IsAssignableTo(typeof(ISpaceRow))
        && !type.ClrType.IsAssignableTo(typeof(IDerivedRow))
        && !Beside.Contains(type.ClrType)
            ? Of(type.ClrType)
            : null;

    public static string Of<T>()
        where T : ISpaceRow => Of(typeof(T));

    /// <summary>All kinds of record that the model knows, but for seats, which are no part of it.</summary>
    public static IEnumerable<IEntityType> All(IModel model) =>
        model.GetEntityTypes().Where(type => Of(type) is not null && type.ClrType != typeof(Member));

    public static IEntityType EntityOf(TilthDb db, string kind) =>
        db.Model.GetEntityTypes().First(type => Of(type) == kind);

    internal static string Of(ISpaceRow row) => Of(row.GetType());

    private static string Of(Type type) => Names.GetOrAdd(type, Name);

    private static string Name(Type type) =>
        string.Concat(
            type.Name.Select(
                (letter, at) =>
                    char.IsUpper(letter) && at > 0
                        ? $"-{char.ToLowerInvariant(letter)}"
                        : $"{char.ToLowerInvariant(letter)}"
            )
        );
}
