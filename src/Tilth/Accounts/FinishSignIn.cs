using System.ComponentModel.DataAnnotations;

namespace Tilth.Accounts;

/// <summary>The second step of a sign-in: with a code, the browser that knew the password is let in.</summary>
public sealed class FinishSignIn(WhoHolds who, CheckCode check, OpenSession open)
{
    public sealed record Form
    {
        [Required(ErrorMessage = "Please enter the code that your app shows, or a recovery code."), StringLength(100)]
        public string Code { get; set; } = "";
    }

    public abstract record Outcome
    {
        public sealed record In(SignIn.Outcome.In Session) : Outcome;

        public sealed record Wrong : Outcome;

        public sealed record TooOften : Outcome;

        /// <summary>The first step was too long ago, or something changed since.</summary>
        public sealed record Over : Outcome;
    }

    /// <param name="half">The secret of the half-finished sign-in.</param>
    public async Task<Outcome> Do(Form form, string? half, SignIn.From from, CancellationToken cancel = default)
    {
        if (await who.This(CredentialKind.HalfSignedIn, half, cancel) is not { } holder)
            return new Outcome.Over();
        SignIn.Outcome.In? session = null;
        var outcome = await check.Of(
            holder.Account.Id,
            form.Code,
            from,
            async db =>
            {
                // Two at once, or everything was ended meanwhile.
                if (await db.Credentials().FindAsync(holder.Credential.Id) is not { } still)
                    return;
                db.Remove(still);
                session = await open.For(db, holder.Account.Id, from, withSecondFactor: true);
            },
            cancel
        );
        return outcome switch
        {
            CheckCode.Outcome.TooOften => new Outcome.TooOften(),
            CheckCode.Outcome.Wrong => new Outcome.Wrong(),
            _ when session is not null => new Outcome.In(session),
            _ => new Outcome.Over(),
        };
    }
}
