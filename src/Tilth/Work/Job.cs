using Tilth.Store;

namespace Tilth.Work;

/// <summary>A kind of work in the background that a room offers, by its name.</summary>
public sealed record Job(string Name, Func<JobRun, CancellationToken, Task> Do);

/// <summary>One run of a job: for whom, with what, how far; what it remembers survives a crash.</summary>
public sealed class JobRun(JobRow row, Func<JobRow, Task> save)
{
    public Guid Id => row.Id;

    public Me Me => row.Me;

    /// <summary>What the job was given, as JSON.</summary>
    public string Input => row.Input;

    /// <summary>Tells how far it is. Throws if the job was cancelled, or its lease went to another process.</summary>
    public async Task Progress(int done, int total)
    {
        row.IsAt(done, total);
        await save(row);
    }

    /// <summary>Leaves the result, as JSON, for the page that waits for it.</summary>
    public void Result(string result) => row.Left(result);
}
