using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Changes what Tilth calls the account that acts, and the time zone in which its days begin.</summary>
public sealed class ChangeAccount(TilthStore store, TimeProvider clock)
{
    public enum Outcome
    {
        Saved,
        NoSuchZone,
    }

    public sealed record Form
    {
        [Required(ErrorMessage = "How should Tilth call you?"), StringLength(200)]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "Please choose a time zone."), StringLength(100)]
        public string Zone { get; set; } = "";
    }

    public async Task<Outcome> Do(Me me, Form form, CancellationToken cancel = default)
    {
        if (Account.ZoneOf(form.Zone) is not { } zone)
            return Outcome.NoSuchZone;
        return await store.WriteOwn(
            async db =>
            {
                var account = await db.Accounts().FirstAsync(row => row.Id == me.AccountId);
                account.CallIt(form.Name);
                account.SetZone(zone);
                db.Add(AuditEvent.Of("account-changed", account.Id, null, clock.GetUtcNow()));
                return Outcome.Saved;
            },
            cancel
        );
    }
}
