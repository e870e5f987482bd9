using Tilth.Accounts;
using Tilth.Site;
using Tilth.Store;
using Tilth.Store.Backup;
using Tilth.Work;

namespace Tilth.Spaces;

/// <summary>The buttons of the settings page that concern the whole copy: they are the operator's, and not there for anybody else.</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/settings/backup", BackUp).WithForm();
        endpoints.MapPost("/settings/backup/{id:guid}/stop", Stop).WithForm();
        endpoints.MapPost("/settings/release", Release).WithForm();
    }

    private static async Task<IResult> BackUp(Me me, Jobs jobs, Links to, TimeProvider clock, HttpContext context)
    {
        if (!IsOperator(context))
            return Results.NotFound();
        var id = NewId.At(clock.GetUtcNow());
        await jobs.Add(me, id, BackupJob.JobName, "", context.RequestAborted);
        return Results.Redirect(to[$"/settings/backup/{id}"]);
    }

    private static async Task<IResult> Stop(Guid id, Me me, Jobs jobs, Links to, HttpContext context) =>
        IsOperator(context) && await jobs.Find(me, id) is { Name: BackupJob.JobName } && await jobs.Cancel(me, id)
            ? Results.Redirect(to[$"/settings/backup/{id}"])
            : Results.NotFound();

    private static async Task<IResult> Release(
        OutboundWork outbound,
        Links to,
        Flash flash,
        Say say,
        HttpContext context
    )
    {
        if (!IsOperator(context))
            return Results.NotFound();
        flash.Set(
            await outbound.LetGo(context.RequestAborted) ? say["Work may go out again."] : say["Nothing was held."]
        );
        return Results.Redirect(to["/settings"]);
    }

    private static bool IsOperator(HttpContext context) => context.Features.Get<Account>() is { IsOperator: true };
}
