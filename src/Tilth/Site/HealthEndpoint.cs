using Tilth.Store;

namespace Tilth.Site;

/// <summary>Whether this copy can answer: 200 when the database does, 503 when not, or when the disk has failed it; without a word about its data.</summary>
public static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapMethods(
                "/health",
                ["GET", "HEAD"],
                async (TilthStore store, Database database, HttpResponse response) =>
                {
                    await using var db = store.ReadOwn();
                    if (!database.HasFailed && await db.Database.CanConnectAsync())
                        return Results.Text("well\n");
                    response.Headers.RetryAfter = "5";
                    return Results.StatusCode(503);
                }
            )
            .AllowAnonymous();
}
