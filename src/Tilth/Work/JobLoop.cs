namespace Tilth.Work;

/// <summary>Runs waiting jobs inside the server, one after the other; looks every few seconds for those of other processes.</summary>
public sealed class JobLoop(Jobs jobs, ILogger<JobLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim _added = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        jobs.Added += () => _added.Release();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await jobs.RunNext(stoppingToken))
                    await _added.WaitAsync(Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Stumbled(log, error);
                await _added.WaitAsync(Pause, stoppingToken);
            }
        }
    }

    private static readonly Action<ILogger, Exception?> Stumbled = LoggerMessage.Define(
        LogLevel.Error,
        new EventId(2, "JobLoop"),
        "The queue of jobs could not be read; it is tried again"
    );

    public override void Dispose()
    {
        _added.Dispose();
        base.Dispose();
    }
}
