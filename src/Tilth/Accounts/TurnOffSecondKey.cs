using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Takes the second key away: with the password and a code, so that neither alone can do it.</summary>
public sealed class TurnOffSecondKey(CheckPassword checkPassword, CheckCode checkCode, TimeProvider clock)
{
    public enum Outcome
    {
        Off,
        WrongPassword,
        WrongCode,
        TooOften,
    }

    public sealed record Form
    {
        [Required(ErrorMessage = "Please enter your password."), StringLength(256)]
        public string Password { get; set; } = "";

        [Required(ErrorMessage = "Please enter the code that your app shows, or a recovery code."), StringLength(100)]
        public string Code { get; set; } = "";
    }

    /// <summary>Everywhere else the account is signed out.</summary>
    public async Task<Outcome> Do(Account account, Form form, SignIn.From from, CancellationToken cancel = default)
    {
        var password = await checkPassword.Of(account.Email, form.Password, from, "second-key-off-failed", cancel);
        if (password is not CheckPassword.Outcome.Right)
            return password is CheckPassword.Outcome.TooOften ? Outcome.TooOften : Outcome.WrongPassword;
        var code = await checkCode.Of(
            account.Id,
            form.Code,
            from,
            async db =>
            {
                await TakeAway(db, account.Id);
                await Ending.AllButHere(db, account.Id, from);
                db.Add(AuditEvent.Of("second-key-off", account.Id, from.Address, clock.GetUtcNow()));
            },
            cancel
        );
        return code switch
        {
            CheckCode.Outcome.TooOften => Outcome.TooOften,
            CheckCode.Outcome.Wrong => Outcome.WrongCode,
            _ => Outcome.Off,
        };
    }

    /// <summary>Part of a write: the key, and the codes that would stand in for it.</summary>
    internal static async Task TakeAway(TilthDb db, Guid account)
    {
        db.RemoveRange(await db.SecondKeys().Where(row => row.AccountId == account).ToListAsync());
        db.RemoveRange(await db.RecoveryCodes().Where(row => row.AccountId == account).ToListAsync());
    }
}
