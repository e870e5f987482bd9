using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Lets somebody in with e-mail and password; where the account has a second key, half way.</summary>
public sealed class SignIn(TilthStore store, CheckPassword check, OpenSession open, TimeProvider clock)
{
    public static readonly TimeSpan SessionLives = TimeSpan.FromDays(30),
        DeviceLives = TimeSpan.FromDays(365),
        HalfLives = TimeSpan.FromMinutes(10);

    public sealed record Form
    {
        [Required(ErrorMessage = "Please enter your e-mail address."), StringLength(254)]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Please enter your password."), StringLength(256)]
        public string Password { get; set; } = "";
    }

    /// <summary>From where somebody tries: the address, what the browser calls itself, the secrets of its device and of the session it had.</summary>
    public sealed record From(string Address, string Browser, string? Device, string? Session);

    public abstract record Outcome
    {
        public sealed record In(Secret Session, Secret Device) : Outcome;

        /// <summary>The password was right, and the second key is still owed.</summary>
        public sealed record Half(Secret Secret) : Outcome;

        public sealed record Wrong : Outcome;

        public sealed record TooOften : Outcome;
    }

    public async Task<Outcome> Do(Form form, From from, CancellationToken cancel = default) =>
        await check.Of(form.Email, form.Password, from, "sign-in-failed", cancel) switch
        {
            CheckPassword.Outcome.Right(var account) => await store.WriteOwn(db => Enter(db, account, from), cancel),
            CheckPassword.Outcome.TooOften => new Outcome.TooOften(),
            _ => new Outcome.Wrong(),
        };

    /// <summary>Signs in without a password: right after the account was made.</summary>
    public Task<Outcome.In> Issue(Guid account, From from, CancellationToken cancel = default) =>
        store.WriteOwn(db => open.For(db, account, from, withSecondFactor: false), cancel);

    private async Task<Outcome> Enter(TilthDb db, Account checkedOne, From from)
    {
        var account = await db.Accounts().FirstAsync(row => row.Id == checkedOne.Id);
        // Meanwhile there may be a new password, or no way in.
        if (account.PasswordHash != checkedOne.PasswordHash || account.DisabledAt is not null)
            return new Outcome.Wrong();
        if (!await db.SecondKeys().AnyAsync(row => row.AccountId == account.Id && row.ConfirmedAt != null))
            return await open.For(db, account.Id, from, withSecondFactor: false);
        var half = Secret.New();
        db.Add(Credential.Issue(account.Id, CredentialKind.HalfSignedIn, half, from, clock.GetUtcNow(), HalfLives));
        return new Outcome.Half(half);
    }
}
