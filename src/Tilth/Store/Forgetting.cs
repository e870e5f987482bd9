using Microsoft.EntityFrameworkCore;

namespace Tilth.Store;

/// <summary>Once a day: before-images older than 30 days are forgotten, since what can no longer be undone need not be kept.</summary>
public sealed class Forgetting(Database database, TimeProvider clock, ILogger<Forgetting> log)
    : Recurring(TimeSpan.FromHours(24), clock, log)
{
    /// <summary>Tells how many were forgotten.</summary>
    public override async Task<int> Run(CancellationToken cancel = default)
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
        Add("limit", (Clock.GetUtcNow() - Undo.Keeps).UtcTicks);
        return await command.ExecuteNonQueryAsync();

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
