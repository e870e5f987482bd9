using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>A new password for the account that acts, which has to know the old one; all but this browser is signed out.</summary>
public sealed class ChangePassword(TilthStore store, CheckPassword check, Passwords passwords, TimeProvider clock)
{
    public enum Outcome
    {
        Changed,
        Weak,
        Wrong,
        TooOften,
    }

    public sealed record Form
    {
        [Required(ErrorMessage = "Please enter the password that you have now."), StringLength(256)]
        public string Current { get; set; } = "";

        [Required(ErrorMessage = "Please choose a password.")]
        public string Next { get; set; } = "";
    }

    /// <param name="account">The account as the request knew it.</param>
    public async Task<Outcome> Do(Account account, Form form, SignIn.From from, CancellationToken cancel = default)
    {
        if (Passwords.Problem(form.Next, account.Email) is not null)
            return Outcome.Weak;
        switch (await check.Of(account.Email, form.Current, from, "password-change-failed", cancel))
        {
            case CheckPassword.Outcome.TooOften:
                return Outcome.TooOften;
            case CheckPassword.Outcome.Right(var found):
                var hash = passwords.Hash(form.Next);
                return await store.WriteOwn(db => Change(db, found, hash, from), cancel);
            default:
                return Outcome.Wrong;
        }
    }

    private async Task<Outcome> Change(TilthDb db, Account checkedOne, string hash, SignIn.From from)
    {
        var account = await db.Accounts().FirstAsync(row => row.Id == checkedOne.Id);
        // Two at once: the second knew a password that is no more.
        if (account.PasswordHash != checkedOne.PasswordHash)
            return Outcome.Wrong;
        account.SetPassword(hash);
        await Ending.AllButHere(db, account.Id, from);
        db.Add(AuditEvent.Of("password-changed", account.Id, from.Address, clock.GetUtcNow()));
        return Outcome.Changed;
    }
}
