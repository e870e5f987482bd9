using Microsoft.AspNetCore.Diagnostics;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Finds, once a request, who acts in which book: the account's own, or the team's that the address names.</summary>
public static class Acting
{
    private const string Prefix = "/in/",
        ForPrefix = "/for/";

    // For another one looks after people, talks and promises; not after the book, its doors, or the other's account.
    private static readonly string[] ForOthers =
    [
        "",
        "conversations",
        "find",
        "history",
        "keys",
        "more",
        "note",
        "not-found",
        "people",
        "problem",
        "promises",
        "questions",
        "sign-out",
        "undo",
    ];

    // Of people: what leaves the book, reaches another one, runs on behind, or cannot be undone.
    private static readonly string[] Kept = ["erase", "many", "share", "shared"];

    private static readonly Refusal AskForKey = new(
        "This book asks for a second key.",
        "Its owners let in only who signs in with more than a password. Under Your account, in your own book, you set up a second key or a passkey; then sign in with it."
    );

    /// <summary>Takes the team out of the address before routing, so that every page exists in every book.</summary>
    public static IApplicationBuilder UseBookInPath(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (Taken(context.Request, Prefix) is { } slug)
                    context.Features.Set(new BookInPath(slug));
                if (Taken(context.Request, ForPrefix) is { } member)
                    context.Features.Set(new MemberInPath(Guid.TryParse(member, out var id) ? id : Guid.Empty));
                return next(context);
            }
        );

    /// <summary>What stands behind the prefix, up to the next slash, moved from the path to its base; null where the path begins otherwise.</summary>
    private static string? Taken(HttpRequest request, string prefix)
    {
        var path = request.Path.Value ?? "";
        if (!path.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        var end = path.IndexOf('/', prefix.Length);
        var taken = end < 0 ? path : path[..end];
        request.PathBase += taken;
        request.Path = end < 0 ? "/" : path[end..];
        return taken[prefix.Length..];
    }

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
                    Behalf? behalf = null;
                    if (context.Features.Get<MemberInPath>() is { MemberId: var member })
                    {
                        (seat, behalf) = seat is not null
                            ? await Entrusted(context, account, seat, member)
                            : (null, null);
                        all = seat is null ? [] : [seat];
                    }
                    if (seat is null)
                    {
                        context.Response.StatusCode = StatusCodes.Status404NotFound;
                        return;
                    }
                    var me = seat.As(account.Id, Door.Page, account.TimeZone) with
                    {
                        Behalf = behalf,
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
                    if (behalf is not null && !MayBeForOthers(context.Request.Path))
                    {
                        if (context.Features.Get<Refusal>() is null)
                            await NotForOthers(behalf).Answer(context, StatusCodes.Status403Forbidden);
                        else
                            await next(context);
                        return;
                    }
                    context.Features.Set(new Seating(all));
                    context.Features.Set(me);
                }
                await next(context);
            }
        );

    /// <summary>The seat of the member in that book who lets the account act for them; their role as far as that goes.</summary>
    private static async Task<(Seat?, Behalf?)> Entrusted(HttpContext context, Account account, Seat own, Guid member)
    {
        var services = context.RequestServices;
        var entrusted = await services.GetRequiredService<Seats>().Entrusted(account.Id, context.RequestAborted);
        if (entrusted.FirstOrDefault(row => row.Seat.MemberId == member && row.Seat.Slug == own.Slug) is not { } theirs)
            return (null, null);
        var names = await services.GetRequiredService<AccountList>().Names([theirs.Owner], context.RequestAborted);
        var role = EntrustedSeat.RoleFor(theirs.Seat.Role, own.Role);
        return (theirs.Seat with { Role = role }, new Behalf(theirs.What, names.GetValueOrDefault(theirs.Owner, "")));
    }

    private static bool MayBeForOthers(PathString path)
    {
        var parts = (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return ForOthers.Contains(parts.FirstOrDefault() ?? "", StringComparer.OrdinalIgnoreCase)
            && !parts.Intersect(Kept, StringComparer.OrdinalIgnoreCase).Any();
    }

    private static Refusal NotForOthers(Behalf behalf) =>
        new(
            $"That is for {behalf.For} alone.",
            "You act for them in this book: with its people, talks and promises, as far as that was entrusted to you. What concerns the book itself, files, and their account they do themselves."
        );

    /// <summary>For injection: whoever acts in this request.</summary>
    public static Me From(IServiceProvider services) =>
        services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<Me>()
        ?? throw new InvalidOperationException("Nobody is signed in here; the page should have asked for that.");

    private sealed record BookInPath(string Slug);

    private sealed record MemberInPath(Guid MemberId);
}
