using Tilth.People.Segments;
using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>People as a file for other programs: all, or those of whom a query holds.</summary>
internal static class ExportEndpoints
{
    public static void MapExport(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            "/export/people.csv",
            (string? q, Me me, Export export) => File(me, q, export, Export.Format.Csv, "text/csv", "people.csv")
        );
        endpoints.MapGet(
            "/export/people.vcf",
            (string? q, Me me, Export export) => File(me, q, export, Export.Format.VCard, "text/vcard", "people.vcf")
        );
    }

    private static IResult File(Me me, string? q, Export export, Export.Format format, string type, string name)
    {
        var query = SegmentQuery.Parse(q ?? "").Query;
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
