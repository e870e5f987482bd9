using Microsoft.AspNetCore.Mvc;
using Tilth.Site;

namespace Tilth.Accounts;

/// <summary>The buttons that end sessions, and the answer to whether a new one was one's own.</summary>
public static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sign-out", Here).WithForm();
        endpoints.MapPost("/sign-out/everywhere", Everywhere).WithForm();
        endpoints.MapPost("/sign-out/others", Others).WithForm();
        endpoints.MapPost("/sign-out/{id:guid}", One).WithForm();
        endpoints.MapPost(NewSignIns.Path, Answer).WithForm();
    }

    private static async Task<IResult> Here(HttpContext context, SignOut signOut)
    {
        if (SessionCookies.Session(context.Request) is { } secret)
            await signOut.This(secret, Address(context), context.RequestAborted);
        SessionCookies.Clear(context);
        return Results.Redirect("/sign-in");
    }

    private static async Task<IResult> One(Guid id, HttpContext context, SignOut signOut) =>
        await signOut.One(context.Features.Get<Account>()!.Id, id, Address(context), context.RequestAborted)
            ? Results.Redirect("/settings/sessions")
            : Results.NotFound();

    private static async Task<IResult> Others(HttpContext context, SignOut signOut, Flash flash, Say say)
    {
        var (account, from) = (context.Features.Get<Account>()!, SessionCookies.From(context));
        await signOut.Others(account.Id, from, context.RequestAborted);
        flash.Set(say["Everywhere else you were signed out."]);
        return Results.Redirect("/settings/sessions");
    }

    private static async Task<IResult> Everywhere(HttpContext context, SignOut signOut)
    {
        await signOut.Everywhere(context.Features.Get<Account>()!.Id, Address(context), context.RequestAborted);
        SessionCookies.Clear(context);
        return Results.Redirect("/sign-in");
    }

    private static async Task<IResult> Answer(
        HttpContext context,
        [FromForm] Guid id,
        [FromForm] string? answer,
        NewSignIns newSignIns,
        Flash flash,
        Say say
    )
    {
        var (session, isMine) = (context.Features.Get<Credential>()!, answer == NewSignIns.Mine);
        if (!isMine && answer != NewSignIns.NotMine)
            return Results.BadRequest();
        if (!await newSignIns.Answer(session, id, isMine, Address(context), context.RequestAborted))
            return Results.NotFound();
        if (isMine)
            return Results.Redirect(Links.CameFrom(context.Request) ?? "/");
        flash.Set(say["It was ended there. Please choose a new password now: whoever it was knows the old one."]);
        return Results.Redirect("/account#password");
    }

    private static string Address(HttpContext context) => SessionCookies.From(context).Address;
}
