using Microsoft.EntityFrameworkCore;
using Tilth.Accounts;
using Tilth.Spaces.Reach;
using Tilth.Store;

namespace Tilth.Spaces;

/// <summary>Whether this copy has an account yet; until then every page leads to the welcome.</summary>
public sealed class FirstRun(TilthStore store)
{
    private bool _isOver;

    public async Task<bool> IsOver(CancellationToken cancel)
    {
        if (_isOver)
            return true;
        await using var db = store.ReadOwn();
        return _isOver = await db.Accounts().AnyAsync(cancel);
    }
}

public static class FirstRunPipeline
{
    public static IApplicationBuilder UseFirstRun(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var first = context.RequestServices.GetRequiredService<FirstRun>();
                var isPage =
                    HttpMethods.IsGet(context.Request.Method)
                    && context.GetEndpoint()?.Metadata.GetMetadata<StaticFile>() is null;
                if (
                    isPage
                    && context.Request.Path != "/welcome"
                    && context.Request.Path != "/health"
                    && context.Request.Path.Value?.StartsWith(ReachEndpoint.Path, StringComparison.Ordinal) != true
                    && !await first.IsOver(context.RequestAborted)
                )
                    context.Response.Redirect("/welcome");
                else
                    await next(context);
            }
        );
}

/// <summary>Marks the endpoints of files, which are served also before the first account.</summary>
public sealed class StaticFile;
