using Tilth.Store;

namespace Tilth.Site;

/// <summary>Ends a button: back to the page it stood on, with a word and an undo; 404 where there was nothing to press it for.</summary>
public sealed class BackTo(IHttpContextAccessor http, Links to, Flash flash, Say say)
{
    public async Task<IResult> After(Task<Written<bool>> act, string words)
    {
        var written = await act;
        if (!written.Outcome)
            return Results.NotFound();
        flash.Set(say[words], written.Operation);
        return Results.Redirect(Page());
    }

    /// <summary>The page that the button stood on, if it is one of ours; else today.</summary>
    public string Page()
    {
        var request = http.HttpContext!.Request;
        // A form that is sent again after a sign-in comes from the very address to which it goes.
        return
            Links.CameFrom(request) is { } from
            && from.Split('?')[0] is var path
            && path != request.PathBase.Add(request.Path).ToUriComponent()
            && !path.EndsWith("/edit", StringComparison.Ordinal)
            ? from
            : to["/"];
    }
}
