using Tilth.Site;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>The undo button. Where later acts stand in the way, a page names them and offers both.</summary>
internal static class UndoEndpoint
{
    public static void MapUndo(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/undo/{operation:guid}", Undo).WithForm();

    private static async Task<IResult> Undo(Guid operation, bool? keepLater, Me me, Undo undo, HttpContext context)
    {
        var services = context.RequestServices;
        var (to, flash, say) = (
            services.GetRequiredService<Links>(),
            services.GetRequiredService<Flash>(),
            services.GetRequiredService<Say>()
        );
        switch (await undo.Run(me, operation, keepLater ?? false, cancel: context.RequestAborted))
        {
            case UndoOutcome.Undone undone:
                flash.Set(
                    undone.Operation is null ? say["There was nothing left to undo."] : say["Undone."],
                    undone.Operation
                );
                return Results.Redirect(Back(context, to));
            case UndoOutcome.Refused:
                return Results.Redirect(to[$"/undo/{operation}/later"]);
            case UndoOutcome.TooOld:
                flash.Set(say["That is more than 30 days old and can no longer be undone."]);
                return Results.Redirect(Back(context, to));
            default:
                return Results.NotFound();
        }
    }

    /// <summary>Back to where the button was, if that is one of our pages and still there to be seen.</summary>
    private static string Back(HttpContext context, Links to)
    {
        var from = context.Request.GetTypedHeaders().Referer;
        var isOurs =
            from?.Authority == context.Request.Host.Value
            && !from!.AbsolutePath.Contains("/undo/", StringComparison.Ordinal);
        return isOurs && from!.AbsolutePath.EndsWith("/history", StringComparison.Ordinal)
            ? to.Local(from.PathAndQuery)
            : to["/"];
    }
}
