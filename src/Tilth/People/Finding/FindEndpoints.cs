using Microsoft.AspNetCore.Http.HttpResults;
using Tilth.Store;

namespace Tilth.People.Finding;

/// <summary>The list below the field, without the page around it.</summary>
internal static class FindEndpoints
{
    public static void MapFind(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/find/list", List);

    private static async Task<RazorComponentResult<FoundList>> List(
        string? q,
        Me me,
        FindPeople find,
        CancellationToken cancel
    ) =>
        new(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Found"] = await find.Of(me, q ?? "", 8, cancel),
                ["Asked"] = q,
            }
        );
}
