using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tilth.Exchange.Archive;
using Tilth.Exchange.Sample;
using Tilth.Site;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Exchange;

/// <summary>The buttons of an import: send files, confirm, stop.</summary>
internal static class ImportEndpoints
{
    /// <summary>Enough for an address book with its pictures.</summary>
    private const long MostSent = 200L << 20;

    public static void MapImport(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost("/import/files", Send)
            .WithMetadata(
                new UploadLimit.TakesFiles(
                    MostSent,
                    "That is more than {0} megabytes at once. Send the files one by one, or export without pictures."
                ),
                new RequestSizeLimitAttribute(MostSent),
                new RequestFormLimitsAttribute { MultipartBodyLengthLimit = MostSent }
            )
            .WithForm();
        endpoints.MapPost("/begin/sample", Plant).WithForm();
        endpoints.MapPost("/import/{id:guid}/start", Start).WithForm();
        endpoints.MapPost("/import/{id:guid}/columns", Correct).WithForm();
        endpoints.MapPost("/import/{id:guid}/drop", Drop).WithForm();
        endpoints.MapPost("/import/{id:guid}/stop", Stop).WithForm();
    }

    private static async Task<IResult> Send(HttpContext context, Me me, Uploads uploads, Links to, Flash flash, Say say)
    {
        var files = (await context.Request.ReadFormAsync(context.RequestAborted)).Files;
        if (files.All(file => file.FileName.Length == 0))
        {
            flash.Set(say["Choose a file first: a .vcf from your phone, or a .csv."]);
            return Results.Redirect(to["/import"]);
        }
        return Results.Redirect(to[$"/import/{await uploads.Keep(me, files, context.RequestAborted)}"]);
    }

    private static async Task<IResult> Plant(Me me, SampleNetwork sample, Links to, Flash flash, Say say)
    {
        var (operation, isNew) = await sample.Plant(me);
        flash.Set(
            say[
                isNew
                    ? "Three hundred invented people are in your book."
                    : "The invented people are in your book already."
            ],
            operation
        );
        return Results.Redirect(to["/"]);
    }

    private static async Task<IResult> Start(
        Guid id,
        HttpContext context,
        Me me,
        Uploads uploads,
        Import import,
        BringArchive archive,
        Links to
    )
    {
        if (await uploads.Find(me, id) is not { } files)
            return Results.NotFound();
        var form = context.Request.Form;
        // What was looked at is done: whole only who pressed the button that says so.
        if (form["whole"] == "true" && files is [var only])
        {
            await archive.Start(me, id, only.Path);
            return Results.Redirect(to[$"/import/{id}"]);
        }
        await import.Start(me, id, new Import.Input(files, Blank.ToNull(form["label"]), Decisions.From(form)));
        return Results.Redirect(to[$"/import/{id}"]);
    }

    private static async Task<IResult> Correct(Guid id, HttpContext context, Me me, Uploads uploads, Links to)
    {
        var form = context.Request.Form;
        var isThere =
            int.TryParse(form["file"], CultureInfo.InvariantCulture, out var file)
            && await uploads.Correct(me, id, file, ImportTable.Chosen(form), context.RequestAborted);
        return isThere ? Results.Redirect(to[$"/import/{id}"]) : Results.NotFound();
    }

    private static async Task<IResult> Drop(Guid id, Me me, Uploads uploads, Jobs jobs, Links to)
    {
        if (await jobs.Find(me, id) is not null || await uploads.Find(me, id) is null)
            return Results.NotFound();
        uploads.Drop(me, id);
        return Results.Redirect(to["/import"]);
    }

    private static async Task<IResult> Stop(Guid id, Me me, Jobs jobs, Links to) =>
        await jobs.Cancel(me, id) ? Results.Redirect(to[$"/import/{id}"]) : Results.NotFound();
}
