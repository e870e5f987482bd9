using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tilth.Store;

/// <summary>Decides, record by record, what undoing an operation does; the records come newest first.</summary>
internal sealed class UndoPlan(TilthDb db, Guid operation, HashSet<Guid> records, UndoKept? kept = null)
{
    private readonly UndoKept _kept = kept ?? new();

    public async Task<List<UndoStep>> Steps(IReadOnlyList<Guid> slice, CancellationToken cancel)
    {
        var own = Undo.OfAll(db).Where(change => change.OperationId == operation).Select(change => change.Position);
        var changes = await Undo.OfAll(db)
            .AsNoTracking()
            .Where(change => slice.Contains(change.RecordId) && change.Position >= own.Min())
            .OrderBy(change => change.Position)
            .ToListAsync(cancel);
        var histories = changes.GroupBy(change => change.RecordId).ToDictionary(record => record.Key, Past);
        var references = await References(histories.Values, cancel);
        var rows = await Rows(histories.Values, cancel);
        var obstacles = await UndoObstacles.Of(db, operation, records, histories.Values, cancel);
        var acts = await ActsOf([.. references.SelectMany(row => row).Where(Stays).Select(row => row.From)], cancel);
        var steps = new List<UndoStep>();
        foreach (var record in slice)
        {
            var staying = references[record].Where(Stays).Select(reference => reference.From).ToList();
            var step = Decide(histories[record], rows.GetValueOrDefault(record), staying, acts);
            await obstacles.Look(
                step,
                _kept,
                async id => (await ActsOf([id], cancel)).TryGetValue(id, out var act) ? act : null
            );
            _kept.Add(step);
            steps.Add(step);
        }
        return steps;
    }

    private RecordPast Past(IEnumerable<Change> changes)
    {
        var all = changes.ToList();
        var own = all.Where(change => change.OperationId == operation).ToList();
        return new RecordPast(own, [.. all.Where(change => change.Position > own[^1].Position)]);
    }

    private bool Stays(Reference reference) =>
        !records.Contains(reference.From) || _kept.Holds(reference.From, reference.Column);

    /// <summary>The latest act on each of these records, as far as this member may see it.</summary>
    private async Task<Dictionary<Guid, Guid>> ActsOf(List<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return [];
        var changes = await db.Set<Change>()
            .Where(change => ids.Contains(change.RecordId) && change.OperationId != operation)
            .OrderBy(change => change.Position)
            .Select(change => new { change.RecordId, change.OperationId })
            .ToListAsync(cancel);
        return changes
            .GroupBy(change => change.RecordId)
            .ToDictionary(record => record.Key, record => record.Last().OperationId);
    }

    private UndoStep Decide(RecordPast past, object? row, List<Guid> staying, Dictionary<Guid, Guid> acts)
    {
        var type = Kinds.EntityOf(db, past.Kind);
        var step = new UndoStep(past, type, row);
        if (past.IsTooOld)
            step.Conflict(field: null, later: null);
        else if (past.ExistedBefore && past.ExistsAfter && row is null)
            step.Conflict(field: null, past.Later.LastOrDefault()?.OperationId);
        else if (past.ExistsAfter && row is not null)
            Compare(step, past, type, db.Entry(row));
        if (step.Removes && staying.Count > 0)
            step.Conflict(field: null, later: Named(staying.Find(acts.ContainsKey)));
        return step;

        Guid? Named(Guid record) => acts.TryGetValue(record, out var act) ? act : null;
    }

    private static void Compare(UndoStep step, RecordPast past, IEntityType type, EntityEntry entry)
    {
        foreach (var field in Image.Fields(type))
        {
            if (past.ExistedBefore && !past.Before.ContainsKey(field.Name))
                continue;
            var later = past.Later.FirstOrDefault(change => Mentions(change, field.Name));
            if (later is null)
                continue;
            var left = Image.Read(field, Image.Parse(later.Before!)[field.Name]);
            if (!Image.Same(field, left, entry.Property(field).CurrentValue))
                step.Conflict(field.Name, later.OperationId);
        }
    }

    private static bool Mentions(Change change, string field) =>
        change.Before is not null && Image.Parse(change.Before).ContainsKey(field);

    /// <summary>Who points at the records that this undo would remove; whose rows they are does not matter, the database counts all.</summary>
    private async Task<ILookup<Guid, Reference>> References(IEnumerable<RecordPast> pasts, CancellationToken cancel)
    {
        var found = new List<Reference>();
        foreach (var kind in pasts.Where(past => !past.ExistedBefore).GroupBy(past => past.Kind))
        {
            var ids = kind.Select(past => past.RecordId).ToList();
            foreach (var key in Kinds.EntityOf(db, kind.Key).GetReferencingForeignKeys())
            {
                if (!key.DeclaringEntityType.ClrType.IsAssignableTo(typeof(IDerivedRow)))
                    found.AddRange(await Referring(key, ids, cancel));
            }
        }
        return found.ToLookup(reference => reference.To);
    }

    /// <summary>The records as they are now, with one question for each kind.</summary>
    private async Task<Dictionary<Guid, object>> Rows(IEnumerable<RecordPast> pasts, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, object>();
        foreach (var kind in pasts.GroupBy(past => past.Kind, past => past.RecordId))
        {
            var type = Kinds.EntityOf(db, kind.Key).ClrType;
            foreach (var row in await Whosever.RowsOf(db, type, nameof(ISpaceRow.Id), [.. kind], cancel))
                found.Add(row.Id, row);
        }
        return found;
    }

    private Task<List<Reference>> Referring(IForeignKey key, List<Guid> ids, CancellationToken cancel) =>
        (Task<List<Reference>>)
            typeof(UndoPlan)
                .GetMethod(nameof(ReferringRows), BindingFlags.NonPublic | BindingFlags.Instance)!
                .MakeGenericMethod(key.DeclaringEntityType.ClrType)
                .Invoke(this, [Removing.ColumnOf(key).Name, ids, cancel])!;

    private Task<List<Reference>> ReferringRows<T>(string column, List<Guid> ids, CancellationToken cancel)
        where T : class, ISpaceRow =>
        db.Set<T>()
            .IgnoreQueryFilters([TilthDb.MineFilter])
            .Where(row => ids.Contains(EF.Property<Guid?>(row, column)!.Value))
            .Select(row => new Reference(row.Id, EF.Property<Guid?>(row, column)!.Value, column))
            .ToListAsync(cancel);

    private sealed record Reference(Guid From, Guid To, string Column);
}

/// <summary>What an operation did to one record, and what came after it.</summary>
internal sealed class RecordPast(IReadOnlyList<Change> own, IReadOnlyList<Change> later)
{
    public string Kind => own[0].Kind;
    public Guid RecordId => own[0].RecordId;
    public Guid? PersonId => own[0].PersonId;
    public Guid? MemberId => own[0].MemberId;
    public IReadOnlyList<Change> Later => later;
    public bool ExistedBefore => own[0].Action != ChangeAction.Insert;
    public bool ExistsAfter => own[^1].Action != ChangeAction.Delete;
    public bool BringsBack => ExistedBefore && !ExistsAfter && !IsTooOld;
    public bool IsTooOld => own.Any(change => change.Action != ChangeAction.Insert && change.Before is null);

    /// <summary>The fields as they were before the operation's first touch.</summary>
    public JsonObject Before { get; } = FirstValues(own);

    private static JsonObject FirstValues(IReadOnlyList<Change> changes)
    {
        var before = new JsonObject();
        foreach (var change in changes.Where(change => change.Before is not null))
        {
            foreach (var (field, value) in Image.Parse(change.Before!))
                before.TryAdd(field, value?.DeepClone());
        }
        return before;
    }
}
