using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using Tilth.Site;

namespace Tilth.Accounts;

/// <summary>Knows a browser by its session cookie. The session is looked up at every request, so ending it works at once.</summary>
public sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    WhoHolds who,
    LastUse lastUse,
    NewSignIns newSignIns
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "session";

    private const string Kept =
            "Nothing was saved yet, but what you typed is kept on this page. Sign in in a new tab, come back here, and send it again.",
        NotKept = "Nothing was saved. Sign in in a new tab; then go back with your browser, and send it again.";

    public static readonly AuthorizationPolicy MustBeSignedIn = new AuthorizationPolicyBuilder(Scheme)
        .RequireAuthenticatedUser()
        .Build();

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The page that tells of a failure is open to all, and must not need the database that may have failed.
        if (Context.Features.Get<IExceptionHandlerFeature>() is not null)
            return AuthenticateResult.NoResult();
        var secret = SessionCookies.Session(Request);
        if (await who.This(CredentialKind.Session, secret, Context.RequestAborted) is not { } holder)
            return AuthenticateResult.NoResult();
        await lastUse.Of(holder.Credential);
        Context.Features.Set(holder.Account);
        Context.Features.Set(holder.Credential);
        if (holder.NewSignIn is { } sighted)
            Context.Features.Set(await newSignIns.Ask(sighted, holder.Account, Context.RequestAborted));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, holder.Account.Id.ToString())], Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    /// <summary>A page sends to the sign-in page and back; what was sent is refused, and whoever sent it told how to send it again.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method))
        {
            Response.Redirect(SignInTo(Request.PathBase + Request.Path + Request.QueryString));
            return;
        }
        var sent = await SentForm.Of(Request);
        await new Refusal("You were signed out.", sent is null ? NotKept : Kept)
        {
            SignIn = SignInTo(Links.CameFrom(Request)),
            Sent = sent,
        }.Answer(Context, StatusCodes.Status401Unauthorized);
    }

    /// <summary>What needs to know once more who sits there asks for it first, and comes back.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var isLooked = HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method);
        var back = isLooked ? Request.PathBase + Request.Path + Request.QueryString : Links.CameFrom(Request);
        Response.Redirect($"/account/confirm?next={Uri.EscapeDataString(back ?? "/account")}");
        return Task.CompletedTask;
    }

    private static string SignInTo(string? page) =>
        Links.IsLocal(page) && page != "/" ? $"/sign-in?next={Uri.EscapeDataString(page!)}" : "/sign-in";
}
