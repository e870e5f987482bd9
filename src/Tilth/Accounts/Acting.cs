using Microsoft.AspNetCore.Diagnostics;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Finds, once a request, who acts in which book: the account's own, or the team's that the address names.</summary>
public static class Acting
{
    private const string Prefix = "/in/";

    private static readonly Refusal AskForKey = new(
        "This book asks for a second key.",
        "Its owners let in only who signs in with more than a password. Under Your account, in your own book, you set up a second key or a passkey; then sign in with it."
    );

    /// <summary>Takes the team out of the address before routing, so that every page exists in every book.</summary>
    public static IApplicationBuilder UseBookInPath(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var path = context.Request.Path.Value ?? "";
                if (!path.StartsWith(Prefix, StringComparison.Ordinal))
                    return next(context);
                var end = path.IndexOf('/', Prefix.Length);
                var book = end < 0 ? path : path[..end];
                context.Request.PathBase += book;
                context.Request.Path = end < 0 ? "/" : path[end..];
                context.Features.Set(new BookInPath(book[Prefix.Length..]));
                return next(context);
            }
        );

    /// <summary>A book in which the account has no seat is not there.</summary>
    public static IApplicationBuilder UseActing(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                // The page that tells of a failure must not ask the database that may have failed.
                var isFailure = context.Features.Get<IExceptionHandlerFeature>() is not null;
                if (!isFailure && context.Features.Get<Account>() is { } account)
                {
                    var seats = context.RequestServices.GetRequiredService<Seats>();
                    var all = await seats.Of(account.Id, context.RequestAborted);
                    var slug = context.Features.Get<BookInPath>()?.Slug;
                    var seat = all.FirstOrDefault(seat => seat.Slug == slug);
                    if (seat is null)
                    {
                        context.Response.StatusCode = StatusCodes.Status404NotFound;
                        return;
                    }
                    var me = seat.As(account.Id, Door.Page, account.TimeZone) with
                    {
                        HasSecondFactor = context.Features.Get<Credential>() is { WithSecondFactor: true },
                    };
                    // The page of the refusal passes here too, and shows nothing of the book.
                    if (!seat.IsOpenTo(me) && context.Features.Get<Refusal>() is not null)
                    {
                        await next(context);
                        return;
                    }
                    if (!seat.IsOpenTo(me))
                    {
                        await AskForKey.Answer(context, StatusCodes.Status403Forbidden);
                        return;
                    }
                    context.Features.Set(new Seating(all));
                    context.Features.Set(me);
                }
                await next(context);
            }
        );

    /// <summary>For injection: whoever acts in this request.</summary>
    public static Me From(IServiceProvider services) =>
        services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<Me>()
        ?? throw new InvalidOperationException("Nobody is signed in here; the page should have asked for that.");

    private sealed record BookInPath(string Slug);
}
