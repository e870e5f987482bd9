using Microsoft.EntityFrameworkCore;

namespace Tilth.Store;

/// <summary>Once a day: before-images older than 30 days are forgotten, since what can no longer be undone need not be kept.</summary>
public sealed class Forgetting(Database database, TimeProvider clock, ILogger<Forgetting> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    private static readonly Action<ILogger, Exception?> PutOff = LoggerMessage.Define(
        LogLevel.Error,
        new EventId(12, "Forgetting"),
        "What can no longer be undone could not be forgotten; it is tried again tomorrow"
    );

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Pause, clock);
            do
            {
                await RunOrPutOff(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the rest waits for tomorrow.
        }
    }

    /// <summary>A database that cannot take it today is no reason for the server to end.</summary>
    private async Task RunOrPutOff(CancellationToken cancel)
    {
        try
        {
            await Run(cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            PutOff(log, error);
        }
    }

    /// <summary>Tells how many were forgotten.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var forgotten = 0;
        await using var db = database.Query(null);
        foreach (
            var space in await db.Set<Space>()
                .IgnoreQueryFilters([TilthDb.SpaceFilter])
                .Select(row => row.SpaceId)
                .ToListAsync(cancel)
        )
            await database.Loops.Run(space, async group => forgotten += await Forget(group, space), cancel);
        return forgotten;
    }

    private async Task<int> Forget(WriteGroup group, int space)
    {
        await using var command = group.Connection.CreateCommand();
        command.Transaction = group.Transaction;
        command.CommandText = """
            UPDATE "Changes" SET "Before" = NULL
            WHERE "SpaceId" = @space AND "Before" IS NOT NULL
              AND "OperationId" IN (SELECT "Id" FROM "Operations" WHERE "SpaceId" = @space AND "At" < @limit)
            """;
        Add("space", space);
        Add("limit", (clock.GetUtcNow() - Undo.Keeps).UtcTicks);
        return await command.ExecuteNonQueryAsync();

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
