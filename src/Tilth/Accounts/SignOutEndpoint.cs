using Tilth.Site;

namespace Tilth.Accounts;

/// <summary>The two buttons that end sessions.</summary>
public static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sign-out", Here).WithForm();
        endpoints.MapPost("/sign-out/everywhere", Everywhere).WithForm();
        endpoints.MapPost("/sign-out/{id:guid}", One).WithForm();
    }

    private static async Task<IResult> Here(HttpContext context, SignOut signOut)
    {
        if (SessionCookies.Session(context.Request) is { } secret)
            await signOut.This(secret, context.RequestAborted);
        SessionCookies.Clear(context);
        return Results.Redirect("/sign-in");
    }

    private static async Task<IResult> One(Guid id, HttpContext context, SignOut signOut) =>
        await signOut.One(context.Features.Get<Account>()!.Id, id, context.RequestAborted)
            ? Results.Redirect("/settings/sessions")
            : Results.NotFound();

    private static async Task<IResult> Everywhere(HttpContext context, SignOut signOut)
    {
        await signOut.Everywhere(context.Features.Get<Account>()!.Id, context.RequestAborted);
        SessionCookies.Clear(context);
        return Results.Redirect("/sign-in");
    }
}
