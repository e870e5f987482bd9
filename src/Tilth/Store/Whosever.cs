using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>
/// Rows of a book whichever member they belong to, of kinds that only the model knows: for what must be whole (deleting,
/// joining, undoing), never for what somebody is shown.
/// </summary>
internal static class Whosever
{
    /// <summary>The rows of that kind of which the column holds the id.</summary>
    public static Task<List<ISpaceRow>> RowsOf(TilthDb db, Type kind, string column, Guid id) =>
        Call(nameof(WithOne), kind, db, column, id);

    /// <summary>The rows of that kind of which the column holds one of the ids.</summary>
    public static Task<List<ISpaceRow>> RowsOf(
        TilthDb db,
        Type kind,
        string column,
        IReadOnlyList<Guid> ids,
        CancellationToken cancel
    ) => Call(nameof(WithAny), kind, db, column, ids, cancel);

    /// <summary>The rows of that kind of which the column holds one of the texts.</summary>
    public static Task<List<ISpaceRow>> RowsOf(
        TilthDb db,
        Type kind,
        string column,
        IReadOnlyList<string> texts,
        CancellationToken cancel
    ) => Call(nameof(WithText), kind, db, column, texts, cancel);

    /// <summary>The rows of which one of those columns, as it is stored and in lower case, is like one of the patterns.</summary>
    public static Task<List<ISpaceRow>> RowsLike(
        TilthDb db,
        IEntityType type,
        IEnumerable<IProperty> columns,
        IReadOnlyList<string> patterns
    ) =>
        Call(
            nameof(WithSql),
            type.ClrType,
            db,
            $"""SELECT * FROM "{type.GetTableName()}" WHERE {IsLike(columns.Select(column => column.GetColumnName()), patterns.Count)}""",
            patterns
        );

    /// <summary>The condition that one of the columns is like one of so many patterns.</summary>
    internal static string IsLike(IEnumerable<string> columns, int patterns) =>
        string.Join(
            " OR ",
            columns.SelectMany(column =>
                Enumerable.Range(0, patterns).Select(at => $$"""LOWER("{{column}}") LIKE {{{at}}}""")
            )
        );

    private static Task<List<ISpaceRow>> Call(string method, Type kind, params object[] arguments) =>
        (Task<List<ISpaceRow>>)
            typeof(Whosever)
                .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(kind)
                .Invoke(null, arguments)!;

    private static async Task<List<ISpaceRow>> WithOne<T>(TilthDb db, string column, Guid id)
        where T : class, ISpaceRow =>
        [.. await All<T>(db).Where(row => EF.Property<Guid?>(row, column) == id).ToListAsync()];

    private static async Task<List<ISpaceRow>> WithAny<T>(
        TilthDb db,
        string column,
        IReadOnlyList<Guid> ids,
        CancellationToken cancel
    )
        where T : class, ISpaceRow =>
        [.. await All<T>(db).Where(row => ids.Contains(EF.Property<Guid?>(row, column)!.Value)).ToListAsync(cancel)];

    private static async Task<List<ISpaceRow>> WithText<T>(
        TilthDb db,
        string column,
        IReadOnlyList<string> texts,
        CancellationToken cancel
    )
        where T : class, ISpaceRow =>
        [.. await All<T>(db).Where(row => texts.Contains(EF.Property<string>(row, column))).ToListAsync(cancel)];

    private static async Task<List<ISpaceRow>> WithSql<T>(TilthDb db, string sql, IReadOnlyList<string> patterns)
        where T : class, ISpaceRow =>
        [.. await db.Set<T>().FromSqlRaw(sql, [.. patterns]).IgnoreQueryFilters([TilthDb.MineFilter]).ToListAsync()];

    internal static IQueryable<T> All<T>(TilthDb db)
        where T : class, ISpaceRow => db.Set<T>().IgnoreQueryFilters([TilthDb.MineFilter]);
}
