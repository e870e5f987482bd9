using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Spaces;

/// <summary>Undoes an act that touched many as a job: it tells how far it is, can be stopped, and goes on after a crash.</summary>
public sealed class UndoJob(TilthStore store, Undo undo, Jobs jobs, TimeProvider clock)
{
    public const string JobName = "undo";

    // About two thousand people, or a sample; fewer are undone while one waits.
    private const int Few = 6000;

    public enum Result
    {
        Undone,

        /// <summary>Later acts stand in the way; nothing was changed.</summary>
        Refused,

        /// <summary>It is too old, was undone before, or is another's.</summary>
        Nothing,
    }

    public sealed record Input(Guid Operation, bool KeepLater);

    /// <summary>The job by whose number the undo goes too; null where the act touched few.</summary>
    public async Task<Guid?> Start(Me me, Guid operation, bool keepLater, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var changes = db.Set<Change>().Where(change => change.OperationId == operation);
        if (await changes.Take(Few + 1).CountAsync(cancel) <= Few)
            return null;
        var id = NewId.At(clock.GetUtcNow());
        var input = JsonSerializer.Serialize(new Input(operation, keepLater), StoreJson.Options);
        await jobs.Add(me, id, JobName, input, cancel);
        return id;
    }

    /// <summary>False where it was stopped before it had changed anything.</summary>
    public async Task<bool> HasChanged(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        return await db.Set<Operation>().AnyAsync(row => row.Id == id, cancel);
    }

    public static Input Asked(JobRow job) => Read(job.Input);

    public static Result? Left(JobRow job) =>
        job.Result is null ? null : JsonSerializer.Deserialize<Result>(job.Result, StoreJson.Options);

    internal async Task Run(JobRun run, CancellationToken cancel)
    {
        var input = Read(run.Input);
        var steps = new UndoSteps(run.Id, run.MustGoOn, run.Progress);
        var outcome = await undo.Run(run.Me, input.Operation, input.KeepLater, steps: steps, cancel: cancel);
        var result = outcome switch
        {
            UndoOutcome.Undone { Operation: not null } => Result.Undone,
            UndoOutcome.Refused => Result.Refused,
            _ => Result.Nothing,
        };
        run.Result(JsonSerializer.Serialize(result, StoreJson.Options));
    }

    private static Input Read(string input) => JsonSerializer.Deserialize<Input>(input, StoreJson.Options)!;
}
