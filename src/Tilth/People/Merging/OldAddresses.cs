using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People.Merging;

/// <summary>Who became part of another person is found under the old address too, for as long as they are one.</summary>
public static class OldAddresses
{
    private static readonly char[] Between = ['/', '?', '&', '='];

    public static IApplicationBuilder UseOldAddresses(this IApplicationBuilder app)
    {
        var store = app.ApplicationServices.GetRequiredService<TilthStore>();
        return app.Use(
            (context, next) =>
            {
                // Only where nothing is there is it asked whether something was: a page that is costs nothing.
                if (HttpMethods.IsGet(context.Request.Method) && IdsIn(Address(context)) is { Count: > 0 } ids)
                {
                    var address = Address(context);
                    context.Response.OnStarting(() => Lead(context, store, address, ids));
                }
                return next(context);
            }
        );
    }

    private static string Address(HttpContext context) =>
        context.Request.PathBase.Add(context.Request.Path).ToUriComponent()
        + context.Request.QueryString.ToUriComponent();

    private static List<Guid> IdsIn(string address) =>
        [.. address.Split(Between).Where(part => Guid.TryParse(part, out _)).Select(Guid.Parse)];

    /// <summary>To the same address with the person whom that one became part of.</summary>
    private static async Task Lead(HttpContext context, TilthStore store, string address, List<Guid> ids)
    {
        if (context.Response.StatusCode != StatusCodes.Status404NotFound || context.Features.Get<Me>() is not { } me)
            return;
        await using var db = store.Read(me);
        var became = await db.Merged()
            .Where(row => ids.Contains(row.OldId))
            .Select(row => new { row.OldId, row.PersonId })
            .ToListAsync(context.RequestAborted);
        if (became.Count == 0)
            return;
        context.Response.Redirect(
            became.Aggregate(
                address,
                (text, row) => text.Replace($"{row.OldId}", $"{row.PersonId}", StringComparison.OrdinalIgnoreCase)
            )
        );
    }
}
