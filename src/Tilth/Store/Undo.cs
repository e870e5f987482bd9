using Microsoft.EntityFrameworkCore;

namespace Tilth.Store;

/// <summary>What became of a wish to undo.</summary>
public abstract record UndoOutcome
{
    private UndoOutcome() { }

    /// <summary>Taken back under an operation of its own, which can itself be undone; null if nothing was left to do.</summary>
    public sealed record Undone(Guid? Operation) : UndoOutcome;

    /// <summary>Nothing was changed, since later acts touched the same fields; <c>keepLater</c> undoes all but those.</summary>
    public sealed record Refused(IReadOnlyList<UndoConflict> Conflicts) : UndoOutcome;

    /// <summary>There is no such act, or it is not this member's.</summary>
    public sealed record NotFound : UndoOutcome;

    /// <summary>It is more than 30 days old: what was there before is no longer kept.</summary>
    public sealed record TooOld : UndoOutcome;
}

/// <summary>A field (or, with no field, a whole record) that a later operation has touched.</summary>
public sealed record UndoConflict(string Kind, Guid RecordId, Guid? PersonId, string? Field, Guid? LaterOperation);

/// <summary>How an undo of many records is done as a job: under which operation, so that it goes on where it was, and who is told.</summary>
/// <param name="MustGoOn">Throws inside a write if the job was stopped.</param>
/// <param name="Progress">Is told how many steps of how many are done.</param>
public sealed record UndoSteps(Guid Under, Func<TilthDb, Task> MustGoOn, Func<int, int, Task> Progress)
{
    internal static UndoSteps None { get; } = new(default, _ => Task.CompletedTask, (_, _) => Task.CompletedTask);
}

/// <summary>
/// Takes an operation back, as an operation of its own. A field is restored if it still holds what the operation left in
/// it; what came later is named and kept unless the person says otherwise. Decision 0004 tells why this needs no after-images.
/// </summary>
public sealed class Undo(TilthStore store, TimeProvider clock)
{
    public static readonly TimeSpan Keeps = TimeSpan.FromDays(30);

    // A slice is one write. Nearly every act is one slice, and so whole; what is more is done in slices that do not hold up others.
    private const int RecordsAtOnce = 1200,
        RecordsInSlice = 400;

    /// <summary>Undoes the operation, or the part of it that belongs to one person.</summary>
    public async Task<UndoOutcome> Run(
        Me me,
        Guid operation,
        bool keepLater = false,
        Guid? person = null,
        UndoSteps? steps = null,
        CancellationToken cancel = default
    )
    {
        steps ??= UndoSteps.None;
        // Asked in the order of the writes: what the act is just writing, as an import that was stopped may, is undone with it.
        var asked = await store.Write(
            me,
            new Act("undo", Undoes: operation),
            db => RecordsNewestFirst(db, operation, person, CancellationToken.None),
            cancel
        );
        var records = asked.Outcome;
        List<Guid> left;
        await using (var db = store.Read(me))
        {
            var undone = await db.Set<Operation>().FirstOrDefaultAsync(row => row.Id == operation, cancel);
            if (
                undone is null
                || undone.MemberId != me.MemberId
                || !MayUndo(me, undone)
                || Act.ForGood.Contains(undone.Verb)
            )
                return new UndoOutcome.NotFound();
            if (clock.GetUtcNow() - undone.At > Keeps)
                return new UndoOutcome.TooOld();
            left = await Left(db, records, steps.Under, cancel);
            // What is one slice is looked at as it is written.
            if (
                !keepLater
                && left.Count > RecordsAtOnce
                && await Conflicts(db, operation, records, left, steps, cancel) is { Count: > 0 } conflicts
            )
                return new UndoOutcome.Refused(conflicts);
        }
        return await Apply(me, operation, records, left, keepLater, steps, cancel);
    }

    /// <summary>Whoever acts for another takes back what they did themselves, and nothing else.</summary>
    private static bool MayUndo(Me me, Operation operation) =>
        me.Behalf is null || operation.ByAccountId == me.AccountId;

    /// <summary>The records without those that a run which was cut short has undone already.</summary>
    private static async Task<List<Guid>> Left(
        TilthDb db,
        IReadOnlyList<Guid> records,
        Guid under,
        CancellationToken cancel
    )
    {
        if (under == default)
            return [.. records];
        var done = OfAll(db).Where(change => change.OperationId == under).Select(change => change.RecordId);
        return [.. records.Except(await done.ToListAsync(cancel))];
    }

    private static IEnumerable<Guid[]> Slices(IReadOnlyList<Guid> records) =>
        records.Count <= RecordsAtOnce ? records.Chunk(RecordsAtOnce) : records.Chunk(RecordsInSlice);

    /// <summary>What stands in the way of undoing, without changing anything; null where there is no such act of this member.</summary>
    public async Task<IReadOnlyList<UndoConflict>?> Plan(Me me, Guid operation, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        if (
            !await db.Set<Operation>()
                .AnyAsync(
                    row =>
                        row.Id == operation
                        && row.MemberId == me.MemberId
                        && !Act.ForGood.Contains(row.Verb)
                        && (me.Behalf == null || row.ByAccountId == me.AccountId),
                    cancel
                )
        )
            return null;
        var records = await RecordsNewestFirst(db, operation, null, cancel);
        return await Conflicts(db, operation, records, records, UndoSteps.None, cancel);
    }

    /// <summary>The operations that are undone: an undo of them stands that was not itself undone.</summary>
    public static IQueryable<Guid?> Undone(TilthDb db) =>
        db.Set<Operation>()
            .Where(undo => undo.Undoes != null && !db.Set<Operation>().Any(redo => redo.Undoes == undo.Id))
            .Select(undo => undo.Undoes);

    private static async Task<IReadOnlyList<Guid>> RecordsNewestFirst(
        TilthDb db,
        Guid operation,
        Guid? person,
        CancellationToken cancel
    ) =>
        await OfAll(db)
            .Where(change => change.OperationId == operation && (person == null || change.PersonId == person))
            .GroupBy(change => change.RecordId)
            .OrderByDescending(record => record.Min(change => change.Position))
            .Select(record => record.Key)
            .ToListAsync(cancel);

    /// <summary>
    /// Also what one's act did to rows of other members, as when two people became one: it is taken back whole. What they did
    /// with those rows since stays, and nobody is told of it.
    /// </summary>
    internal static IQueryable<Change> OfAll(TilthDb db) => db.Set<Change>().IgnoreQueryFilters([TilthDb.MineFilter]);

    private static async Task<List<UndoConflict>> Conflicts(
        TilthDb db,
        Guid operation,
        IReadOnlyList<Guid> records,
        IReadOnlyList<Guid> left,
        UndoSteps work,
        CancellationToken cancel
    )
    {
        var plan = new UndoPlan(db, operation, [.. records]);
        var conflicts = new List<UndoConflict>();
        var done = 0;
        foreach (var slice in Slices(left))
        {
            conflicts.AddRange((await plan.Steps(slice, cancel)).SelectMany(step => step.ToldTo(db.Me!)));
            db.ChangeTracker.Clear();
            await work.Progress(done += slice.Length, 2 * left.Count);
        }
        return conflicts;
    }

    private async Task<UndoOutcome> Apply(
        Me me,
        Guid operation,
        IReadOnlyList<Guid> records,
        List<Guid> left,
        bool keepLater,
        UndoSteps work,
        CancellationToken cancel
    )
    {
        var (all, kept) = (records.ToHashSet(), new UndoKept());
        var done = left.Count;
        var under = work.Under == default ? (Guid?)null : work.Under;
        var hasChanged = left.Count < records.Count;
        foreach (var slice in Slices(left))
        {
            var written = await store.Write(
                me,
                new Act("undo", under, operation),
                async db =>
                {
                    await work.MustGoOn(db);
                    var plan = new UndoPlan(db, operation, all, kept);
                    var steps = await plan.Steps(slice, CancellationToken.None);
                    var conflicts = steps.SelectMany(step => step.ToldTo(me)).ToList();
                    if (conflicts.Count > 0 && !keepLater)
                        return conflicts;
                    foreach (var step in steps)
                        step.Apply(db);
                    return [];
                },
                cancel
            );
            // Between the plan and this slice somebody changed what it restores; slices already written stay, and say so.
            if (written.Outcome.Count > 0)
                return new UndoOutcome.Refused(written.Outcome);
            hasChanged |= written.Operation is not null;
            under = written.Operation ?? under;
            await work.Progress(done += slice.Length, 2 * left.Count);
        }
        return new UndoOutcome.Undone(hasChanged ? under : null);
    }
}
