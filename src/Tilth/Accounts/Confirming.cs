using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>
/// Asks once more who sits there, before what must not be done by somebody who found the screen open. A page or button that
/// needs it carries the policy; ten minutes it is remembered.
/// </summary>
public sealed class Confirming(TilthStore store, CheckPassword checkPassword, CheckCode checkCode, TimeProvider clock)
{
    /// <summary>For <c>[Authorize(Policy = Confirming.Needed)]</c> on a page, <c>RequireAuthorization(Confirming.Needed)</c> on a button.</summary>
    public const string Needed = "confirmed";

    public enum Outcome
    {
        Confirmed,
        Wrong,
        TooOften,
    }

    public sealed record Form
    {
        [StringLength(256)]
        public string Password { get; set; } = "";

        [StringLength(100)]
        public string Code { get; set; } = "";
    }

    /// <summary>With the password, or with a code of the second key.</summary>
    public async Task<Outcome> Do(Account account, Form form, SignIn.From from, CancellationToken cancel = default)
    {
        if (Blank.ToNull(form.Code) is { } code)
            return await checkCode.Of(account.Id, code, from, db => Note(db, withCode: true), cancel) switch
            {
                CheckCode.Outcome.Right => Outcome.Confirmed,
                CheckCode.Outcome.TooOften => Outcome.TooOften,
                _ => Outcome.Wrong,
            };
        switch (await checkPassword.Of(account.Email, form.Password, from, "confirmation-failed", cancel))
        {
            case CheckPassword.Outcome.Right:
                await store.WriteOwn(db => Note(db, withCode: false), cancel);
                return Outcome.Confirmed;
            case CheckPassword.Outcome.TooOften:
                return Outcome.TooOften;
            default:
                return Outcome.Wrong;
        }

        Task<bool> Note(TilthDb db, bool withCode) => Here(db, account.Id, from, clock.GetUtcNow(), withCode);
    }

    /// <summary>Part of a write: whoever sits at this session has proved who they are.</summary>
    internal static async Task<bool> Here(
        TilthDb db,
        Guid account,
        SignIn.From from,
        DateTimeOffset now,
        bool withSecondFactor
    )
    {
        if (from.Session is null)
            return false;
        var hash = new Secret(from.Session).Hash;
        var session = await db.Credentials()
            .FirstOrDefaultAsync(row =>
                row.SecretHash == hash && row.AccountId == account && row.Kind == CredentialKind.Session
            );
        session?.Confirm(now, withSecondFactor);
        return session is not null;
    }

    /// <summary>The rule behind <see cref="Needed"/>.</summary>
    internal static void Policy(AuthorizationPolicyBuilder policy) =>
        policy
            .AddAuthenticationSchemes(SessionAuthentication.Scheme)
            .RequireAuthenticatedUser()
            .RequireAssertion(asked =>
                asked.Resource is HttpContext context
                && context.Features.Get<Credential>() is { } session
                && session.IsConfirmedAt(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())
            );
}
