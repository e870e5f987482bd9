using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Opens the session of somebody who has proved who they are; every way in ends here.</summary>
public sealed class OpenSession(TimeProvider clock)
{
    /// <summary>Part of a write. The session that the browser had is replaced, not left open beside the new one.</summary>
    public async Task<SignIn.Outcome.In> For(TilthDb db, Guid account, SignIn.From from, bool withSecondFactor)
    {
        var (now, secret) = (clock.GetUtcNow(), Secret.New());
        await EndFormer(db, from.Session);
        var others = await db.Credentials()
            .Where(Credential.HoldsAt(now))
            .AnyAsync(row => row.AccountId == account && row.Kind == CredentialKind.Session);
        var session = Credential.Issue(account, CredentialKind.Session, secret, from, now, SignIn.SessionLives);
        session.Confirm(now, withSecondFactor);
        db.Add(session);
        var (device, isNew) = await Recognise(db, account, from, now);
        if (isNew && others)
            db.Add(NewSignIn.Of(session));
        db.Add(AuditEvent.Of("signed-in", account, from.Address, now));
        return new SignIn.Outcome.In(secret, device);
    }

    private static async Task<(Secret Device, bool IsNew)> Recognise(
        TilthDb db,
        Guid account,
        SignIn.From from,
        DateTimeOffset now
    )
    {
        if (from.Device is not null && await KnownDevice.Find(db, account, from.Device, now) is { } known)
        {
            known.Used(now);
            return (new Secret(from.Device), false);
        }
        var device = Secret.New();
        db.Add(Credential.Issue(account, CredentialKind.KnownDevice, device, from, now, SignIn.DeviceLives));
        return (device, true);
    }

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
