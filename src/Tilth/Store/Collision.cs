using Microsoft.EntityFrameworkCore;

namespace Tilth.Store;

/// <summary>
/// A room's rule for rows of which one is enough once two people are one: by what two of them say the same, and what the one
/// that stays takes over from the one that goes. <see cref="Joining"/> finds them.
/// </summary>
public sealed class Collision
{
    private Collision(Type row, Func<ISpaceRow, object> same, Func<EveryRow, ISpaceRow, ISpaceRow, Task> takeOver) =>
        (Row, Same, TakeOver) = (row, same, takeOver);

    public Type Row { get; }

    internal Func<ISpaceRow, object> Same { get; }

    internal Func<EveryRow, ISpaceRow, ISpaceRow, Task> TakeOver { get; }

    /// <param name="same">What two rows of one person have in common where one of them is enough.</param>
    /// <param name="takeOver">What the first takes over from the second, which then goes; nothing, if they say the same.</param>
    public static Collision Of<T>(Func<T, object> same, Func<EveryRow, T, T, Task>? takeOver = null)
        where T : class, ISpaceRow =>
        new(
            typeof(T),
            row => same((T)row),
            (every, stays, goes) => takeOver?.Invoke(every, (T)stays, (T)goes) ?? Task.CompletedTask
        );
}

/// <summary>Looks up a row of the book whichever member it belongs to, for a rule that must know more than the two rows say.</summary>
public sealed class EveryRow
{
    private readonly TilthDb _db;

    internal EveryRow(TilthDb db) => _db = db;

    /// <summary>Null where there is none of that id.</summary>
    public async Task<T?> Find<T>(Guid? id)
        where T : class, ISpaceRow =>
        id is { } known
            ? (T?)(await Whosever.RowsOf(_db, typeof(T), nameof(ISpaceRow.Id), known)).FirstOrDefault()
            : null;

    /// <summary>The rows of which the column holds one of the ids.</summary>
    public async Task<IReadOnlyList<T>> Of<T>(string column, IEnumerable<Guid> ids)
        where T : class, ISpaceRow =>
        [.. (await Whosever.RowsOf(_db, typeof(T), column, [.. ids], CancellationToken.None)).Cast<T>()];

    /// <summary>The rows of a kind that came by the same acts as those records, each with the ids of all that its act made.</summary>
    public async Task<IReadOnlyList<(T Row, IReadOnlySet<Guid> Made)>> MadeWith<T>(IEnumerable<Guid> records)
        where T : class, ISpaceRow
    {
        List<Guid> ids = [.. records];
        var kind = Kinds.Of<T>();
        var inserts = Undo.OfAll(_db).AsNoTracking().Where(change => change.Action == ChangeAction.Insert);
        var acts = inserts.Where(change => ids.Contains(change.RecordId)).Select(change => change.OperationId);
        var came = inserts.Where(change => change.Kind == kind && acts.Contains(change.OperationId));
        var made = await inserts
            .Where(change => came.Any(row => row.OperationId == change.OperationId))
            .Select(change => new { change.OperationId, change.RecordId })
            .ToListAsync();
        var rows = (await Of<T>(nameof(ISpaceRow.Id), made.Select(row => row.RecordId))).ToDictionary(row => row.Id);
        return
        [
            .. from act in made.GroupBy(row => row.OperationId, row => row.RecordId)
            let all = act.ToHashSet()
            from id in act
            where rows.ContainsKey(id)
            select (rows[id], (IReadOnlySet<Guid>)all),
        ];
    }

    /// <summary>The rows of which that column, as it is stored, holds the text.</summary>
    public async Task<IReadOnlyList<T>> Holding<T>(string column, string text)
        where T : class, ISpaceRow
    {
        var type = _db.Model.FindEntityType(typeof(T))!;
        return [.. (await Whosever.RowsLike(_db, type, [type.FindProperty(column)!], [$"%{text}%"])).Cast<T>()];
    }
}
