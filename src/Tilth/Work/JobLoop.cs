namespace Tilth.Work;

/// <summary>Runs waiting jobs inside the server, one after the other; looks every few seconds for those of other processes.</summary>
public sealed class JobLoop(Jobs jobs, ILogger<JobLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private static readonly Action<ILogger, Exception?> Stumbled = LoggerMessage.Define(
        LogLevel.Error,
        new EventId(2, "JobLoop"),
        "The queue of jobs could not be read; it is tried again"
    );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (!await RunNext(stoppingToken))
                    await jobs.WaitForOne(Pause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what was running goes on at the next start.
        }
    }

    private async Task<bool> RunNext(CancellationToken cancel)
    {
        try
        {
            return await jobs.RunNext(cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Stumbled(log, error);
            return false;
        }
    }
}
