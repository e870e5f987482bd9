using System.Text.Json;
using Tilth.Store;

namespace Tilth.People.Access;

/// <summary>What a book keeps of somebody, for whom it is about.</summary>
internal static class AccessEndpoints
{
    private static readonly JsonSerializerOptions Indented = new(StoreJson.Options) { WriteIndented = true };

    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services.AddSingleton<WhatTheyWouldSee>();

    public static void MapAccess(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/people/{id:guid}/access.json", File);

    private static async Task<IResult> File(Guid id, Me me, WhatTheyWouldSee see, TimeProvider clock)
    {
        if (await see.Of(me, id) is not { } answer)
            return Results.NotFound();
        var whole = new
        {
            answer.Name,
            answer.Book,
            On = me.Today(clock),
            Kept = answer.Parts.ToDictionary(
                part => part.Kind,
                part => part.Records.Select(record => record.Whole),
                StringComparer.Ordinal
            ),
            Named = answer.Mentions.Select(mention => new
            {
                mention.Where,
                mention.On,
                mention.Sentence,
            }),
        };
        return Results.File(
            JsonSerializer.SerializeToUtf8Bytes(whole, Indented),
            "application/json",
            $"kept-{id}.json"
        );
    }
}
