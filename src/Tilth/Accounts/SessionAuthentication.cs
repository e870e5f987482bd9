using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Knows a browser by its session cookie. The session is looked up at every request, so ending it works at once.</summary>
public sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    TilthStore store,
    RunningOut runningOut,
    TimeProvider clock
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
        if (SessionCookies.Session(Request) is not { } secret)
            return AuthenticateResult.NoResult();
        if (await Owner(new Secret(secret).Hash) is not { } account)
            return AuthenticateResult.NoResult();
        Context.Features.Set(account);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id.ToString())], Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    /// <summary>Whose session it is; null where it does not hold. One that is seen to have run out is taken away.</summary>
    private async Task<Account?> Owner(byte[] hash)
    {
        var now = clock.GetUtcNow();
        await using var db = store.ReadOwn();
        var sessions = db.Credentials().Where(row => row.SecretHash == hash && row.Kind == CredentialKind.Session);
        var owner = await (
            from session in sessions.Where(Credential.HoldsAt(now))
            join account in db.Accounts() on session.AccountId equals account.Id
            where account.DisabledAt == null
            select account
        ).FirstOrDefaultAsync(Context.RequestAborted);
        if (owner is null && await sessions.AnyAsync(row => row.ExpiresAt <= now, Context.RequestAborted))
            await runningOut.Try(CancellationToken.None);
        return owner;
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

    private static string SignInTo(string? page) =>
        Links.IsLocal(page) && page != "/" ? $"/sign-in?next={Uri.EscapeDataString(page!)}" : "/sign-in";
}
