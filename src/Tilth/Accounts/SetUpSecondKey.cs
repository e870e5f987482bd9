using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Sets up the second key: begun with a secret, held to from the first right code on, with codes for when it is lost.</summary>
public sealed class SetUpSecondKey(TilthStore store, CheckCode check, SecondKeySecrets secrets, TimeProvider clock)
{
    public sealed record Form
    {
        [Required(ErrorMessage = "Please enter the six digits that the app shows now."), StringLength(100)]
        public string Code { get; set; } = "";
    }

    /// <summary>How it went; with the recovery codes where the code was right.</summary>
    public sealed record Answer(CheckCode.Outcome Outcome, IReadOnlyList<string> Codes);

    /// <summary>A new secret in place of one that was not confirmed; one that holds stays.</summary>
    public Task<bool> Begin(Guid account, CancellationToken cancel = default)
    {
        var fresh = secrets.NewSealed(account);
        return store.WriteOwn(
            async db =>
            {
                var former = await db.SecondKeys().FirstOrDefaultAsync(row => row.AccountId == account);
                if (former?.ConfirmedAt is not null)
                    return false;
                if (former is null)
                    db.Add(SecondKey.Begin(account, fresh, clock.GetUtcNow()));
                else
                    former.BeginAgain(fresh, clock.GetUtcNow());
                return true;
            },
            cancel
        );
    }

    /// <summary>From here on it is asked for. Everywhere else the account is signed out.</summary>
    public Task<Answer> Confirm(Guid account, Form form, SignIn.From from, CancellationToken cancel = default) =>
        WithCodes(
            then => check.First(account, form.Code, from, then, cancel),
            async db =>
            {
                await Ending.AllButHere(db, account, from);
                await Confirming.Here(db, account, from, clock.GetUtcNow(), withSecondFactor: true);
                db.Add(AuditEvent.Of("second-key-set", account, from.Address, clock.GetUtcNow()));
            },
            account
        );

    /// <summary>New recovery codes; those that there were hold no more.</summary>
    public Task<Answer> NewCodes(Guid account, Form form, SignIn.From from, CancellationToken cancel = default) =>
        WithCodes(
            then => check.Of(account, form.Code, from, then, cancel),
            db =>
            {
                db.Add(AuditEvent.Of("recovery-codes-made", account, from.Address, clock.GetUtcNow()));
                return Task.CompletedTask;
            },
            account
        );

    private async Task<Answer> WithCodes(
        Func<Func<TilthDb, Task>, Task<CheckCode.Outcome>> checking,
        Func<TilthDb, Task> also,
        Guid account
    )
    {
        var texts = new List<string>();
        var outcome = await checking(async db =>
        {
            texts.Clear();
            db.RemoveRange(await db.RecoveryCodes().Where(row => row.AccountId == account).ToListAsync());
            foreach (var (row, text) in Enumerable.Range(0, RecoveryCode.HowMany).Select(_ => New()))
            {
                db.Add(row);
                texts.Add(text);
            }
            await also(db);
        });
        return new Answer(outcome, outcome == CheckCode.Outcome.Right ? texts : []);

        (RecoveryCode Row, string Text) New() => RecoveryCode.New(account, clock.GetUtcNow());
    }
}
