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

        /// <summary>What the form says of itself does not hold; <see cref="Form.Problem"/> tells.</summary>
        Unfit,
        AlreadySetUp,
    }

    public sealed record Form
    {
        [
            Required(ErrorMessage = "The address is what you sign in with; no mail is sent."),
            RegularExpression(
                @"\s*[^\s@\p{Cc}]+@[^\s@\p{Cc}]+\s*",
                ErrorMessage = "That does not look like an e-mail address."
            ),
            StringLength(254, ErrorMessage = "An e-mail address has 254 characters at most.")
        ]
        public string Email { get; set; } = "";

        [
            Required(ErrorMessage = "How should Tilth call you?"),
            StringLength(200, ErrorMessage = "A name here has 200 characters at most."),
            RegularExpression(@"\P{Cc}*", ErrorMessage = "Please write the name in one line.")
        ]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Please choose a password.")]
        public string Password { get; set; } = "";

        /// <summary>The browser's time zone, where a script could tell; else the server's.</summary>
        public string? Zone { get; set; }

        /// <summary>The first thing that is wrong with it, in a sentence; null where it may be used.</summary>
        public string? Problem()
        {
            var problems = new List<ValidationResult>();
            Validator.TryValidateObject(this, new ValidationContext(this), problems, validateAllProperties: true);
            return problems is [var first, ..] ? first.ErrorMessage : null;
        }
    }

    /// <summary>Makes the account. With <paramref name="onlyFirst"/> nothing is made once there is one.</summary>
    public async Task<(Outcome Outcome, Account? Account)> Do(
        Form form,
        bool onlyFirst,
        CancellationToken cancel = default
    )
    {
        if (form.Problem() is not null)
            return (Outcome.Unfit, null);
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
