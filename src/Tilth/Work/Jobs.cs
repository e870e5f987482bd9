using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Work;

/// <summary>Puts jobs in the queue, runs the next one, and tells how far one is.</summary>
public sealed class Jobs(TilthStore store, IEnumerable<Job> kinds, TimeProvider clock, ILogger<Jobs> log)
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, Job> _kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    // Tells the loop of this process that a job was added, so that it need not wait for the next look.
    private readonly Channel<bool> _added = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Adds the job once: the same id a second time changes nothing.</summary>
    public async Task Add(Me me, Guid id, string name, string input, CancellationToken cancel = default)
    {
        await store.WriteOwn(
            async db =>
            {
                if (!await db.Set<JobRow>().AnyAsync(row => row.Id == id, CancellationToken.None))
                    db.Add(JobRow.For(me, id, name, input, clock.GetUtcNow()));
                return true;
            },
            cancel
        );
        _added.Writer.TryWrite(true);
    }

    /// <summary>My own job as it stands; null where it is not there or not mine.</summary>
    public async Task<JobRow?> Find(Me me, Guid id, CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        return await db.Set<JobRow>()
            .FirstOrDefaultAsync(
                row => row.Id == id && row.AccountId == me.AccountId && row.SpaceId == me.SpaceId,
                cancel
            );
    }

    /// <summary>True while the job of that id, whoever's it is, waits or runs.</summary>
    public async Task<bool> IsUnderWay(Guid id, CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        return await db.Set<JobRow>()
            .AnyAsync(row => row.Id == id && (row.State == JobState.Waiting || row.State == JobState.Running), cancel);
    }

    /// <summary>Asks my own job to stop; it does so at its next step.</summary>
    public Task<bool> Cancel(Me me, Guid id, CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                var row = await db.Set<JobRow>()
                    .FirstOrDefaultAsync(job => job.Id == id && job.AccountId == me.AccountId, CancellationToken.None);
                if (row is { State: JobState.Waiting or JobState.Running })
                    row.Cancel(clock.GetUtcNow());
                return row is not null;
            },
            cancel
        );

    /// <summary>Runs the job of that id here and now (the shell does), or waits for its end where a server was faster.</summary>
    public async Task<JobRow?> RunNow(Guid id, CancellationToken cancel = default)
    {
        while (true)
        {
            var row = await Take(id, cancel);
            if (row is not null)
                await Run(row, cancel);
            await using var db = store.ReadOwn();
            var now = await db.Set<JobRow>().FirstOrDefaultAsync(job => job.Id == id, cancel);
            if (row is not null || now is not { State: JobState.Waiting or JobState.Running })
                return now;
            await Task.Delay(BetweenLooks, cancel);
        }
    }

    /// <summary>Runs the next job that waits or whose process has died; false if there is none.</summary>
    public async Task<bool> RunNext(CancellationToken cancel)
    {
        if (await Take(null, cancel) is not { } row)
            return false;
        await Run(row, cancel);
        return true;
    }

    /// <summary>Waits until a job is added here, at most for the given time.</summary>
    public async Task WaitForOne(TimeSpan atMost, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(atMost);
        try
        {
            await _added.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Time for another look: another process may have added one.
        }
    }

    private Task<JobRow?> Take(Guid? id, CancellationToken cancel) =>
        store.WriteOwn(
            async db =>
            {
                var now = clock.GetUtcNow();
                // A lease further ahead than any is given was given before the clock was set back: nobody works on it.
                var farthest = now + 2 * Lease;
                var row = await db.Set<JobRow>()
                    .Where(job => id == null || job.Id == id)
                    .Where(job =>
                        job.State == JobState.Waiting
                        || (job.State == JobState.Running && (job.LeasedUntil < now || job.LeasedUntil > farthest))
                    )
                    .OrderBy(job => job.CreatedAt)
                    .FirstOrDefaultAsync(CancellationToken.None);
                row?.Lease(now + Lease);
                return row;
            },
            cancel
        );

    private async Task Run(JobRow row, CancellationToken cancel)
    {
        try
        {
            await _kinds[row.Name].Do(new JobRun(row, running => Save(running, cancel), clock), cancel);
            await Change(row, kept => Finish(kept, row));
        }
        catch (JobCancelledException)
        {
            // Cancelled or taken over: the row says so already.
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Change(row, kept => kept.Renew(clock.GetUtcNow()));
        }
        catch (Exception error)
        {
            Log.Failed(log, row.Name, row.Id, error);
            var isForGood = error is RefusedException || row.Attempts >= MostAttempts;
            await Change(
                row,
                kept =>
                    kept.Fail(
                        error is RefusedException ? error.Message : error.GetType().Name,
                        isForGood,
                        clock.GetUtcNow()
                    )
            );
        }
    }

    private void Finish(JobRow kept, JobRow run)
    {
        kept.IsAt(run.Done, run.Total);
        if (run.Result is { } result)
            kept.Left(result);
        kept.Finish(clock.GetUtcNow());
    }

    private async Task Save(JobRow run, CancellationToken cancel)
    {
        var goesOn = await Change(
            run,
            kept =>
            {
                kept.IsAt(run.Done, run.Total);
                kept.Renew(clock.GetUtcNow() + Lease);
            }
        );
        cancel.ThrowIfCancellationRequested();
        if (!goesOn)
            throw new JobCancelledException();
    }

    /// <summary>Changes the row of a run; false, and nothing, where the job was cancelled or taken over since.</summary>
    private Task<bool> Change(JobRow run, Action<JobRow> change) =>
        store.WriteOwn(
            async db =>
            {
                var kept = await db.Set<JobRow>().FirstAsync(row => row.Id == run.Id);
                var isOurs = kept.State == JobState.Running && kept.Attempts == run.Attempts;
                if (isOurs)
                    change(kept);
                return isOurs;
            },
            CancellationToken.None
        );

    private static class Log
    {
        private static readonly Action<ILogger, string, Guid, Exception?> JobFailed = LoggerMessage.Define<
            string,
            Guid
        >(LogLevel.Warning, new EventId(1, "JobFailed"), "Job {Name} {Id} failed");

        public static void Failed(ILogger log, string name, Guid id, Exception error) =>
            JobFailed(log, name, id, error);
    }
}
