using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;
using Tilth.Store.Backup;

namespace Tilth.Work;

/// <summary>A backup that somebody asked for: it tells how far it is, and can be stopped.</summary>
public sealed class BackupJob(KeepBackup keep)
{
    public const string JobName = "backup";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>Its row is in the backup that it made, and there it runs for ever.</summary>
    public static readonly AtRestore EndsAtRestore = new(
        async (db, at) =>
        {
            foreach (var row in await db.Set<JobRow>().Where(row => row.Name == JobName).ToListAsync())
            {
                if (row.State is JobState.Waiting or JobState.Running)
                    row.Cancel(at);
            }
        }
    );

    /// <summary>How it went; null while it is under way.</summary>
    public static BackupResult? Left(JobRow job) =>
        job.Result is null ? null : JsonSerializer.Deserialize<BackupResult>(job.Result, StoreJson.Options);

    internal async Task Run(JobRun run, CancellationToken cancel)
    {
        var far = new HowFar();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var keeping = keep.Do(far, stopping.Token);
        try
        {
            while (!keeping.IsCompleted)
            {
                await Task.WhenAny(keeping, Task.Delay(BetweenLooks, cancel));
                // It also keeps the lease, and hears that somebody stopped it.
                await run.Progress(far.Hundredths, 100);
            }
        }
        catch
        {
            await stopping.CancelAsync();
            await Task.WhenAny(keeping);
            throw;
        }
        run.Result(JsonSerializer.Serialize(await keeping, StoreJson.Options));
    }
}
