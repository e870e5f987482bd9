using Microsoft.EntityFrameworkCore;
using Tilth.Store;
using Tilth.Store.Backup;

namespace Tilth.Accounts;

/// <summary>
/// In a restored copy nobody is signed in, and nobody acts for another: what had been ended after the backup must not hold again.
/// </summary>
internal static class EndingAtRestore
{
    public static readonly AtRestore OfCredentials = new(
        async (db, at) =>
        {
            var credentials = await db.Credentials().ToListAsync();
            db.RemoveRange(credentials.Where(row => Ends(row.Kind)));
            db.RemoveRange(await db.Set<Delegation>().ToListAsync());
            db.Add(AuditEvent.Of("restored", null, null, at));
        }
    );

    private static bool Ends(CredentialKind kind) =>
        kind switch
        {
            CredentialKind.Session => true,
            CredentialKind.KnownDevice => true,
            CredentialKind.Joining => true,
            CredentialKind.HalfSignedIn => true,
        };
}
