using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Makes an account with its personal book; the first one of a copy is the operator's.</summary>
public sealed class SignUp(TilthStore store, Passwords passwords, TimeProvider clock)
{
    public enum Outcome
    {
        Made,
        EmailTaken,
        WeakPassword,
        AlreadySetUp,
    }

    public sealed record Form
    {
        [Required(ErrorMessage = "How should Tilth call you?"), StringLength(200)]
        public string Name { get; set; } = "";

        [
            Required(ErrorMessage = "The address is what you sign in with; no mail is sent."),
            EmailAddress(ErrorMessage = "That does not look like an e-mail address."),
            StringLength(254)
        ]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Please choose a password.")]
        public string Password { get; set; } = "";

        /// <summary>The browser's time zone, where a script could tell; else the server's.</summary>
        public string? Zone { get; set; }
    }

    /// <summary>Makes the account. With <paramref name="onlyFirst"/> nothing is made once there is one.</summary>
    public async Task<(Outcome Outcome, Account? Account)> Do(
        Form form,
        bool onlyFirst,
        CancellationToken cancel = default
    )
    {
        if (Passwords.Problem(form.Password, form.Email) is not null)
            return (Outcome.WeakPassword, null);
        var hash = passwords.Hash(form.Password);
        return await store.WriteOwn(db => Make(db, form, hash, onlyFirst), cancel);
    }

    private async Task<(Outcome, Account?)> Make(TilthDb db, Form form, string hash, bool onlyFirst)
    {
        var isFirst = !await db.Accounts().AnyAsync();
        if (onlyFirst && !isFirst)
            return (Outcome.AlreadySetUp, null);
        var key = Account.KeyOf(form.Email);
        if (await db.Accounts().AnyAsync(other => other.EmailKey == key))
            return (Outcome.EmailTaken, null);
        var now = clock.GetUtcNow();
        var account = Account.SignUp(
            form.Name,
            form.Email,
            hash,
            Account.ZoneOf(form.Zone) ?? TimeZoneInfo.Local.Id,
            isFirst,
            now
        );
        db.Add(account);
        db.Add(AuditEvent.Of("signed-up", account.Id, null, now));
        return (Outcome.Made, account);
    }
}
