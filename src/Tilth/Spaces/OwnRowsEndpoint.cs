using System.Text;
using Tilth.Accounts;

namespace Tilth.Spaces;

/// <summary>The file of what was one's own in a book that one left.</summary>
internal static class OwnRowsEndpoint
{
    public static void MapOwnRows(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(
            "/books/{slug}/mine",
            async (string slug, HttpContext context, OwnRows rows) =>
                await rows.Of(context.Features.Get<Account>()!, slug, context.RequestAborted) is { } file
                    ? Results.File(Encoding.UTF8.GetBytes(file.Json), "application/json", file.Name)
                    : Results.NotFound()
        );
}
