using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Work;

/// <summary>A kind of work in the background that a room offers, by its name.</summary>
public sealed record Job(string Name, Func<JobRun, CancellationToken, Task> Do);

/// <summary>One run of a job: for whom, with what, how far; what it remembers survives a crash.</summary>
public sealed class JobRun(JobRow row, Func<JobRow, Task> save, TimeProvider clock)
{
    private static readonly TimeSpan BetweenSaves = TimeSpan.FromMilliseconds(500);
    private long _saved = clock.GetTimestamp();

    public Guid Id => row.Id;

    public Me Me => row.Me;

    /// <summary>What the job was given, as JSON.</summary>
    public string Input => row.Input;

    /// <summary>Tells how far it is (written down twice a second). Throws if the job was cancelled, or its lease went to another process.</summary>
    public async Task Progress(int done, int total)
    {
        row.IsAt(done, total);
        if (clock.GetElapsedTime(_saved) < BetweenSaves)
            return;
        await save(row);
        _saved = clock.GetTimestamp();
    }

    /// <summary>
    /// Throws if the job was cancelled, or its lease went to another process. Asked inside a write it says that nothing is
    /// written after somebody read that the job has stopped.
    /// </summary>
    public async Task MustGoOn(TilthDb db)
    {
        if (
            !await db.Set<JobRow>()
                .AnyAsync(job => job.Id == row.Id && job.State == JobState.Running && job.Attempts == row.Attempts)
        )
            throw new JobCancelledException();
    }

    /// <summary>Leaves the result, as JSON, for the page that waits for it.</summary>
    public void Result(string result) => row.Left(result);
}

/// <summary>The job was cancelled or taken over: its row says so already, and there is nothing more to do.</summary>
internal sealed class JobCancelledException : Exception;
