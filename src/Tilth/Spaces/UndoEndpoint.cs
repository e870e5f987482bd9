using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;
using Tilth.Work;

namespace Tilth.Spaces;

/// <summary>The undo button. Where later acts stand in the way, a page names them and offers both.</summary>
internal static class UndoEndpoint
{
    public static void MapUndo(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/undo/{operation:guid}", Undo).WithForm();
        endpoints.MapPost("/undo/{id:guid}/stop", Stop).WithForm();
    }

    private static async Task<IResult> Stop(Guid id, Me me, Jobs jobs, Links to) =>
        await jobs.Find(me, id) is { Name: UndoJob.JobName } && await jobs.Cancel(me, id)
            ? Results.Redirect(to[$"/undo/{id}/run"])
            : Results.NotFound();

    private static async Task<IResult> Undo(Guid operation, bool? keepLater, Me me, Undo undo, HttpContext context)
    {
        var services = context.RequestServices;
        var (to, flash, say) = (
            services.GetRequiredService<Links>(),
            services.GetRequiredService<Flash>(),
            services.GetRequiredService<Say>()
        );
        var job = services.GetRequiredService<UndoJob>();
        if (await job.Start(me, operation, keepLater ?? false, context.RequestAborted) is { } started)
            return Results.Redirect(to[$"/undo/{started}/run"]);
        switch (await undo.Run(me, operation, keepLater ?? false, cancel: context.RequestAborted))
        {
            case UndoOutcome.Undone undone:
                flash.Set(
                    undone.Operation is null ? say["There was nothing left to undo."] : say["Undone."],
                    undone.Operation
                );
                return Results.Redirect(await Back(me, undone.Operation, context, to));
            case UndoOutcome.Refused:
                return Results.Redirect(to[$"/undo/{operation}/later"]);
            case UndoOutcome.TooOld:
                flash.Set(say["That is more than 30 days old and can no longer be undone."]);
                return Results.Redirect(await Back(me, null, context, to));
            default:
                return Results.NotFound();
        }
    }

    /// <summary>Back to where the button was, if that is one of our pages and still there to be seen.</summary>
    private static async Task<string> Back(Me me, Guid? undone, HttpContext context, Links to)
    {
        if (Links.CameFrom(context.Request) is not { } from || from.Contains("/undo/", StringComparison.Ordinal))
            return to["/"];
        var named = from.Split('/', '?').Where(part => Guid.TryParse(part, out _)).Select(Guid.Parse).ToList();
        if (undone is null || named.Count == 0)
            return from;
        await using var db = context.RequestServices.GetRequiredService<TilthStore>().Read(me);
        var isGone = await db.Set<Change>()
            .AnyAsync(
                change =>
                    change.OperationId == undone
                    && change.Action == ChangeAction.Delete
                    && named.Contains(change.RecordId),
                context.RequestAborted
            );
        return isGone ? to["/"] : from;
    }
}
