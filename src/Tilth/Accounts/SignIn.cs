using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Lets somebody in with e-mail and password, and issues the session.</summary>
public sealed class SignIn(TilthStore store, Passwords passwords, SignInLimits limits, TimeProvider clock)
{
    public static readonly TimeSpan SessionLives = TimeSpan.FromDays(30),
        DeviceLives = TimeSpan.FromDays(365);

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

        public sealed record Wrong : Outcome;

        public sealed record TooOften : Outcome;
    }

    public async Task<Outcome> Do(Form form, From from, CancellationToken cancel = default)
    {
        var key = Account.KeyOf(form.Email);
        Account? account;
        bool isKnown;
        await using (var db = store.ReadOwn())
        {
            account = await db.Accounts().FirstOrDefaultAsync(row => row.EmailKey == key, cancel);
            isKnown = account is not null && await IsKnownDevice(db, account.Id, from.Device, cancel);
        }
        string[] keys = isKnown
            ? [$"device {from.Device}"]
            : [$"account {key}", $"address {SignInLimits.Network(from.Address)}"];
        var taken = limits.Take(keys);
        if (taken == SignInLimits.Taken.FullAtFirst)
            await Audit("sign-in-refused", account?.Id, from, cancel);
        if (taken != SignInLimits.Taken.Free)
            return new Outcome.TooOften();
        if (!passwords.IsRight(account, form.Password))
        {
            await Audit("sign-in-failed", account?.Id, from, cancel);
            return new Outcome.Wrong();
        }
        limits.GiveBack(keys);
        return await Issue(account!.Id, from, cancel);
    }

    private Task<bool> Audit(string what, Guid? account, From from, CancellationToken cancel) =>
        store.WriteOwn(
            db =>
            {
                db.Add(AuditEvent.Of(what, account, from.Address, clock.GetUtcNow()));
                return Task.FromResult(true);
            },
            cancel
        );

    /// <summary>Signs in without a password: right after the account was made.</summary>
    public Task<Outcome.In> Issue(Guid account, From from, CancellationToken cancel = default)
    {
        var (session, device) = (Secret.New(), from.Device is null ? Secret.New() : new Secret(from.Device));
        return store.WriteOwn(
            async db =>
            {
                var now = clock.GetUtcNow();
                await EndFormer(db, from.Session);
                db.Add(Credential.Issue(account, CredentialKind.Session, session, from.Browser, now, SessionLives));
                if (!await IsKnownDevice(db, account, device.Text, CancellationToken.None))
                {
                    device = Secret.New();
                    db.Add(
                        Credential.Issue(account, CredentialKind.KnownDevice, device, from.Browser, now, DeviceLives)
                    );
                }
                db.Add(AuditEvent.Of("signed-in", account, from.Address, now));
                return new Outcome.In(session, device);
            },
            cancel
        );
    }

    /// <summary>The session that the browser had is replaced, not left open beside the new one.</summary>
    private static async Task EndFormer(TilthDb db, string? secret)
    {
        if (secret is null)
            return;
        var hash = new Secret(secret).Hash;
        var former = await db.Credentials()
            .FirstOrDefaultAsync(row => row.SecretHash == hash && row.Kind == CredentialKind.Session);
        if (former is not null)
            db.Remove(former);
    }

    private async Task<bool> IsKnownDevice(TilthDb db, Guid account, string? secret, CancellationToken cancel)
    {
        if (secret is null)
            return false;
        var hash = new Secret(secret).Hash;
        return await db.Credentials()
            .Where(Credential.HoldsAt(clock.GetUtcNow()))
            .AnyAsync(
                row => row.SecretHash == hash && row.AccountId == account && row.Kind == CredentialKind.KnownDevice,
                cancel
            );
    }
}
