namespace Tilth.Store;

/// <summary>
/// Does the same thing at the start of the server and then every so often, by a clock that nobody can set. What fails is
/// told in the log and tried the next time.
/// </summary>
public abstract class Recurring(TimeSpan pause, TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly Action<ILogger, string, Exception?> Stumbled = LoggerMessage.Define<string>(
        LogLevel.Error,
        new EventId(3, "Recurring"),
        "{What} did not get through; it is tried again the next time"
    );

    protected TimeProvider Clock => clock;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(pause, clock);
            do
            {
                await Try(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the rest waits for its next start.
        }
    }

    /// <summary>Does it now and tells how many it was.</summary>
    public abstract Task<int> Run(CancellationToken cancel = default);

    /// <summary>The same; a database that cannot take it now is told in the log.</summary>
    public async Task Try(CancellationToken cancel)
    {
        try
        {
            await Run(cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Stumbled(log, GetType().Name, error);
        }
    }
}
