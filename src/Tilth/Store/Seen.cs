using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tilth.Store.Erasure;

namespace Tilth.Store;

/// <summary>
/// Rows of kinds that only the model knows, as far as the reader of the context may see them: for what somebody is shown.
/// <see cref="Whosever"/> is its other half, for what must be whole.
/// </summary>
public static class Seen
{
    /// <summary>The record and whatever refers to it; and where that only says who took part in what was told, what was told.</summary>
    public static async Task<IReadOnlyList<ISpaceRow>> About(
        TilthDb db,
        string kindOf,
        Guid record,
        CancellationToken cancel = default
    )
    {
        var kind = Kinds.EntityOf(db, kindOf);
        var rows = new Dictionary<Guid, ISpaceRow>();
        Add(await With(db, kind, nameof(ISpaceRow.Id), [record], cancel));
        foreach (var key in kind.GetReferencingForeignKeys().Where(Removing.IsRecord))
        {
            var type = key.DeclaringEntityType;
            if (type.ClrType == typeof(Member))
                continue;
            var referring = await With(db, type, Removing.ColumnOf(key).Name, [record], cancel);
            Add(referring);
            if (type.ClrType.IsAssignableTo(typeof(IQuoted)))
                continue;
            foreach (var told in type.GetForeignKeys().Where(Removing.IsTold))
            {
                var column = Removing.ColumnOf(told);
                var wholes = referring.Select(row => db.Entry(row).Property(column).CurrentValue).OfType<Guid>();
                Add(await With(db, told.PrincipalEntityType, nameof(ISpaceRow.Id), [.. wholes], cancel));
            }
        }
        return [.. rows.Values];

        void Add(IEnumerable<ISpaceRow> found)
        {
            foreach (var row in found)
                rows.TryAdd(row.Id, row);
        }
    }

    /// <summary>Rows in which people wrote one of the names, or what looks like it to a database.</summary>
    public static async Task<IReadOnlyList<ISpaceRow>> Naming(
        TilthDb db,
        IReadOnlyCollection<string> names,
        CancellationToken cancel = default
    )
    {
        var found = new List<ISpaceRow>();
        List<string> likes = [.. Words.Likes(names)];
        foreach (var type in Kinds.All(db.Model).Where(type => likes.Count > 0 && Words.Prose(type).Any()))
        {
            var columns = Words.Prose(type).Select(column => column.GetColumnName());
            var sql = $"""SELECT * FROM "{type.GetTableName()}" WHERE {Whosever.IsLike(columns, likes.Count)}""";
            found.AddRange(await Call(nameof(BySql), type, db, sql, likes, cancel));
        }
        return found;
    }

    /// <summary>The rows of that kind of which the column holds one of the ids.</summary>
    public static async Task<IReadOnlyList<ISpaceRow>> With(
        TilthDb db,
        IEntityType kind,
        string column,
        IReadOnlyList<Guid> ids,
        CancellationToken cancel = default
    ) => ids.Count == 0 ? [] : await Call(nameof(ById), kind, db, column, ids, cancel);

    private static Task<List<ISpaceRow>> Call(string method, IEntityType kind, params object[] arguments) =>
        (Task<List<ISpaceRow>>)
            typeof(Seen)
                .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(kind.ClrType)
                .Invoke(null, arguments)!;

    private static async Task<List<ISpaceRow>> ById<T>(
        TilthDb db,
        string column,
        IReadOnlyList<Guid> ids,
        CancellationToken cancel
    )
        where T : class, ISpaceRow =>
        [
            .. await db.Set<T>()
                .Where(row => ids.Contains(EF.Property<Guid?>(row, column)!.Value))
                .OrderBy(row => row.Id)
                .ToListAsync(cancel),
        ];

    private static async Task<List<ISpaceRow>> BySql<T>(
        TilthDb db,
        string sql,
        IReadOnlyList<string> patterns,
        CancellationToken cancel
    )
        where T : class, ISpaceRow => [.. await db.Set<T>().FromSqlRaw(sql, [.. patterns]).ToListAsync(cancel)];
}
