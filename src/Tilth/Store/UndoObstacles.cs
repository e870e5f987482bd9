using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>
/// What keeps a record from being put back though nothing of its own was changed: what it refers to was deleted since, or another
/// record has its place (the same label on the same person, put there anew; a label of the same name).
/// </summary>
internal sealed class UndoObstacles
{
    private readonly HashSet<Guid> _gone = [];
    private readonly Dictionary<IIndex, ILookup<string, ISpaceRow>> _places = [];
    private readonly HashSet<Guid> _undone;

    private UndoObstacles(HashSet<Guid> undone) => _undone = undone;

    /// <param name="undone">All records that the undo is about: these make way themselves.</param>
    public static async Task<UndoObstacles> Of(
        TilthDb db,
        Guid operation,
        HashSet<Guid> undone,
        IEnumerable<RecordPast> pasts,
        CancellationToken cancel
    )
    {
        var obstacles = new UndoObstacles(undone);
        var needed = new Dictionary<Type, HashSet<Guid>>();
        foreach (var kind in pasts.Where(past => past.ExistedBefore).GroupBy(past => past.Kind))
        {
            var type = Kinds.EntityOf(db, kind.Key);
            foreach (var key in References(type))
                Needed(key.PrincipalEntityType.ClrType).UnionWith(Values(kind, Removing.ColumnOf(key)));
            foreach (var index in type.GetIndexes().Where(index => index.IsUnique))
                await obstacles.FindPlaces(db, index, [.. kind], cancel);
        }
        foreach (var (kind, ids) in needed.Where(kind => kind.Value.Count > 0))
        {
            var there = await Whosever.RowsOf(db, kind, nameof(ISpaceRow.Id), [.. ids], cancel);
            obstacles._gone.UnionWith(ids.Except(there.Select(row => row.Id)));
        }
        var missing = obstacles._gone.ToList();
        if (missing.Count > 0)
            obstacles._gone.ExceptWith(
                await Undo.OfAll(db)
                    .Where(change => change.OperationId == operation && missing.Contains(change.RecordId))
                    .Where(change => change.Action == ChangeAction.Delete)
                    .Select(change => change.RecordId)
                    .ToListAsync(cancel)
            );
        return obstacles;

        HashSet<Guid> Needed(Type kind) => needed.TryGetValue(kind, out var ids) ? ids : needed[kind] = [];
    }

    /// <summary>Adds to the step what stands in its way.</summary>
    /// <param name="actOn">The latest act on a record.</param>
    public async Task Look(UndoStep step, UndoKept kept, Func<Guid, Task<Guid?>> actOn)
    {
        foreach (var column in References(step.Type).Select(Removing.ColumnOf))
        {
            if (step.PutsBack(column) && Value(step.Past, column) is { } id && (_gone.Contains(id) || kept.IsLost(id)))
                Conflict(step, column, await actOn(id));
        }
        foreach (var (index, places) in _places.Where(place => place.Key.DeclaringEntityType == step.Type))
        {
            if (index.Properties.LastOrDefault(step.PutsBack) is not { } column)
                continue;
            var there = places[Place(index, property => After(step, property))];
            if (there.FirstOrDefault(row => Stays(row, step, index, kept)) is { } other)
                Conflict(step, column, await actOn(other.Id));
        }
    }

    private static void Conflict(UndoStep step, IProperty column, Guid? later)
    {
        if (step.BringsBack && !column.IsNullable)
            step.IsLostTo(later);
        else
            step.Conflict(column.Name, later);
    }

    private async Task FindPlaces(TilthDb db, IIndex index, List<RecordPast> pasts, CancellationToken cancel)
    {
        var rows = await Neighbours(db, index, pasts, cancel);
        if (rows.Count > 0)
            _places[index] = rows.ToLookup(row => Place(index, property => property.GetGetter().GetClrValue(row)));
    }

    /// <summary>The rows that may have one of the places: of the same person, say, or, where the place is a name, of that name.</summary>
    private static async Task<List<ISpaceRow>> Neighbours(
        TilthDb db,
        IIndex index,
        List<RecordPast> pasts,
        CancellationToken cancel
    )
    {
        var kind = index.DeclaringEntityType.ClrType;
        var columns = index.Properties.Where(property => property.ClrType == typeof(Guid)).ToList();
        // A label may be on thousands; few rows are of one person.
        var column = columns.Find(property => property.Name == nameof(IOfPerson.PersonId)) ?? columns.LastOrDefault();
        if (column is not null)
            return Values(pasts, column).Distinct().ToList() is { Count: > 0 } ids
                ? await Whosever.RowsOf(db, kind, column.Name, ids, cancel)
                : [];
        var name = index.Properties.FirstOrDefault(property => property.ClrType == typeof(string));
        var names = pasts.Select(past => name is null ? null : (string?)past.Before[name.Name]).OfType<string>();
        return names.Distinct().ToList() is { Count: > 0 } texts
            ? await Whosever.RowsOf(db, kind, name!.Name, texts, cancel)
            : [];
    }

    private bool Stays(ISpaceRow row, UndoStep step, IIndex index, UndoKept kept) =>
        row.Id != step.Past.RecordId
        && (!_undone.Contains(row.Id) || index.Properties.Any(property => kept.Holds(row.Id, property.Name)));

    private static string Place(IIndex index, Func<IProperty, object?> value) =>
        string.Join('\n', index.Properties.Where(property => property.Name != nameof(ISpaceRow.SpaceId)).Select(value));

    private static object? After(UndoStep step, IProperty property) =>
        step.PutsBack(property) ? Image.Read(property, step.Past.Before[property.Name])
        : step.Row is { } row ? property.GetGetter().GetClrValue(row)
        : null;

    private static IEnumerable<IForeignKey> References(IEntityType type) =>
        type.GetForeignKeys().Where(key => key.PrincipalEntityType.ClrType.IsAssignableTo(typeof(ISpaceRow)));

    private static IEnumerable<Guid> Values(IEnumerable<RecordPast> pasts, IProperty column) =>
        pasts.Select(past => Value(past, column)).OfType<Guid>();

    private static Guid? Value(RecordPast past, IProperty column) => past.Before[column.Name]?.GetValue<Guid>();
}
