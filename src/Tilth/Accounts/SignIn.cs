using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Lets somebody in with e-mail and password, and issues the session.</summary>
public sealed class SignIn(TilthStore store, CheckPassword check, TimeProvider clock)
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

    public async Task<Outcome> Do(Form form, From from, CancellationToken cancel = default) =>
        await check.Of(form.Email, form.Password, from, "sign-in-failed", cancel) switch
        {
            CheckPassword.Outcome.Right(var account) => await Issue(account.Id, from, cancel),
            CheckPassword.Outcome.TooOften => new Outcome.TooOften(),
            _ => new Outcome.Wrong(),
        };

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
                if (!await KnownDevice.Is(db, account, device.Text, clock, CancellationToken.None))
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
}
