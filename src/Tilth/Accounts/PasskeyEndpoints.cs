using Microsoft.AspNetCore.Mvc;
using Tilth.Site;

namespace Tilth.Accounts;

/// <summary>What the script of a passkey asks for and sends: to sign in, to confirm, to add one; and the two buttons beside each.</summary>
public static class PasskeyEndpoints
{
    private const string SigningIn = "sign-in";

    public static void MapPasskeys(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sign-in/passkey/options", AskStranger).WithForm().AllowAnonymous();
        endpoints.MapPost("/sign-in/passkey", SignIn).WithForm().AllowAnonymous();
        endpoints.MapPost("/account/confirm/options", AskOwner).WithForm();
        endpoints.MapPost("/account/confirm/passkey", Confirm).WithForm();
        foreach (var (path, act) in Acts)
            endpoints.MapPost(path, act).WithForm().RequireAuthorization(Confirming.Needed);
    }

    private static readonly (string Path, Delegate Act)[] Acts =
    [
        ("/account/passkeys/options", AskToAdd),
        ("/account/passkeys/add", Add),
        ("/account/passkeys/name", Name),
        ("/account/passkeys/remove", Remove),
    ];

    private static async Task<IResult> AskStranger(HttpContext context, CheckPasskey check) =>
        Json(await check.Ask(context, SigningIn, null));

    private static async Task<IResult> SignIn(
        HttpContext context,
        [FromForm] string? credential,
        [FromForm] string? next,
        CheckPasskey check,
        OpenSession open,
        Links to,
        Flash flash,
        Say say
    )
    {
        SignIn.Outcome.In? session = null;
        var outcome = await check.Of(
            context,
            SigningIn,
            credential ?? "",
            only: null,
            async (db, account) =>
                session = await open.For(db, account.Id, SessionCookies.From(context), withSecondFactor: true)
        );
        if (outcome == CheckPasskey.Outcome.Right)
        {
            SessionCookies.Set(context, session!);
            return Results.Redirect(to.Local(next));
        }
        flash.Set(Words(outcome, say));
        return Results.Redirect(Links.IsLocal(next) ? $"/sign-in?next={Uri.EscapeDataString(next!)}" : "/sign-in");
    }

    private static async Task<IResult> AskOwner(HttpContext context, CheckPasskey check)
    {
        var account = context.Features.Get<Account>()!;
        return Json(await check.Ask(context, ConfirmingAs(account), account));
    }

    private static async Task<IResult> Confirm(
        HttpContext context,
        [FromForm] string? credential,
        [FromForm] string? next,
        CheckPasskey check,
        TimeProvider clock,
        Links to,
        Flash flash,
        Say say
    )
    {
        var (account, from) = (context.Features.Get<Account>()!, SessionCookies.From(context));
        var outcome = await check.Of(
            context,
            ConfirmingAs(account),
            credential ?? "",
            account,
            (db, owner) => Confirming.Here(db, owner.Id, from, clock.GetUtcNow(), withSecondFactor: true)
        );
        if (outcome == CheckPasskey.Outcome.Right)
            return Results.Redirect(to.Local(next));
        flash.Set(Words(outcome, say));
        return Results.Redirect($"/account/confirm?next={Uri.EscapeDataString(to.Local(next))}");
    }

    private static async Task<IResult> AskToAdd(HttpContext context, AddPasskey add) =>
        Json(await add.Ask(context, context.Features.Get<Account>()!));

    private static async Task<IResult> Add(
        HttpContext context,
        [FromForm] string? credential,
        [FromForm] string? name,
        AddPasskey add,
        Flash flash,
        Say say
    )
    {
        var outcome = await add.Do(context, context.Features.Get<Account>()!, name ?? "", credential ?? "");
        flash.Set(
            outcome switch
            {
                AddPasskey.Outcome.Added => say[
                    "The passkey opens your account from now on. Everywhere else you were signed out."
                ],
                AddPasskey.Outcome.Unnamed => say[
                    "Please give the passkey a name of 100 characters at most, such as that of the device."
                ],
                AddPasskey.Outcome.TooMany => say["Twenty passkeys are the most. Please remove one first."],
                _ => say["That passkey could not be added. Please try again; there are five minutes for it."],
            }
        );
        return Results.Redirect("/account/passkeys");
    }

    private static async Task<IResult> Name(
        HttpContext context,
        [FromForm] Guid id,
        [FromForm] string? name,
        TendPasskeys passkeys,
        Flash flash,
        Say say
    )
    {
        if (!AddPasskey.IsName(name ?? ""))
            flash.Set(say["Please give the passkey a name of 100 characters at most, such as that of the device."]);
        else if (!await passkeys.Name(Who(context), id, name!, SessionCookies.From(context)))
            return Results.NotFound();
        return Results.Redirect("/account/passkeys");
    }

    private static async Task<IResult> Remove(
        HttpContext context,
        [FromForm] Guid id,
        TendPasskeys passkeys,
        Flash flash,
        Say say
    )
    {
        if (!await passkeys.Remove(Who(context), id, SessionCookies.From(context)))
            return Results.NotFound();
        flash.Set(say["That passkey opens nothing any more. Everywhere else you were signed out."]);
        return Results.Redirect("/account/passkeys");
    }

    private static string Words(CheckPasskey.Outcome outcome, Say say) =>
        outcome == CheckPasskey.Outcome.TooOften
            ? say["That was tried too often. Please wait a minute."]
            : say["That passkey does not open an account here, or it took longer than five minutes. Please try again."];

    private static Guid Who(HttpContext context) => context.Features.Get<Account>()!.Id;

    private static string ConfirmingAs(Account account) => $"confirm {account.Id}";

    private static IResult Json(string options) => Results.Content(options, "application/json");
}
