using Microsoft.AspNetCore.Http.Features;
using Tilth.Exchange.Archive;
using Tilth.People.Segments;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>People as a file for other programs: all, or those of whom a query holds.</summary>
internal static class ExportEndpoints
{
    public static void MapExport(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/export/archive.zip", Whole);
        endpoints.MapGet("/export/people/{id:guid}.vcf", Card);
        endpoints.MapGet(
            "/export/people.csv",
            (string? q, Me me, Export export, Say say) =>
                File(me, q, export, say, Export.Format.Csv, "text/csv; charset=utf-8", "people.csv")
        );
        endpoints.MapGet(
            "/export/people.vcf",
            (string? q, Me me, Export export, Say say) =>
                File(me, q, export, say, Export.Format.VCard, "text/vcard; charset=utf-8", "people.vcf")
        );
    }

    private static async Task<IResult> Card(Guid id, Me me, Export export) =>
        await export.Card(me, id) is { } card
            ? Results.File(card, "text/vcard; charset=utf-8", $"{id}.vcf")
            : Results.NotFound();

    /// <summary>It goes out as it is written: a large book is never held in memory, nor laid on the disk.</summary>
    private static IResult Whole(HttpContext context, Me me, WriteArchive archive, TimeProvider clock)
    {
        Export.MustBeAllowed(me);
        // The few bytes around a part are written as files are written.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return Results.Stream(
            output => archive.Do(me, output),
            "application/zip",
            $"tilth-{me.Slug ?? "book"}-{me.Today(clock):yyyy-MM-dd}.zip"
        );
    }

    private static IResult File(
        Me me,
        string? q,
        Export export,
        Say say,
        Export.Format format,
        string type,
        string name
    )
    {
        Export.MustBeAllowed(me);
        var (query, problems) = SegmentQuery.Parse(q ?? "");
        // A file shows nobody what of the question could not be read.
        if (problems.Count > 0)
            return Results.Text(
                string.Join(' ', SegmentProblem.Messages(problems, say)),
                statusCode: StatusCodes.Status400BadRequest
            );
        return Results.Stream(
            async output =>
            {
                // The writers write as files are written; the answer of the server is not.
                using var whole = new MemoryStream();
                await export.Write(me, query, format, whole);
                whole.Position = 0;
                await whole.CopyToAsync(output);
            },
            type,
            name
        );
    }
}
