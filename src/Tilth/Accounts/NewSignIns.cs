using Microsoft.EntityFrameworkCore;
using Tilth.Site;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Asks, on the pages of the sessions that were there before, about a sign-in from a browser that was not known; and takes the answer.</summary>
public sealed class NewSignIns(TilthStore store, Say say, TimeProvider clock)
{
    /// <summary>So long somebody may not have looked; then the history of the account still tells of it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public const string Mine = "mine",
        NotMine = "not-mine";

    /// <summary>Where the answer goes.</summary>
    public const string Path = "/account/new-sign-in";

    public async Task<Asked?> Ask(Guid id, Account account, CancellationToken cancel = default)
    {
        await using var db = store.ReadOwn();
        var row = await db.NewSignIns().FirstOrDefaultAsync(row => row.Id == id, cancel);
        if (row is null)
            return null;
        var text = say[
            "Somebody signed in to your account: {0}, {1}. Was it you?",
            BrowserWords.Named(row.Name, say),
            say.Moment(row.At, account.TimeZone)
        ];
        return new Asked(
            text,
            Path,
            id,
            [new(Mine, say["Yes, it was me"]), new(NotMine, say["No: end it, and change the password"])]
        );
    }

    /// <summary>True where there was such a question, and this session may answer it: one that was there before.</summary>
    public Task<bool> Answer(
        Credential session,
        Guid id,
        bool isMine,
        string? address,
        CancellationToken cancel = default
    ) =>
        store.WriteOwn(
            async db =>
            {
                var row = await db.NewSignIns()
                    .FirstOrDefaultAsync(row =>
                        row.Id == id
                        && row.AccountId == session.AccountId
                        && row.SessionId != session.Id
                        && row.At >= session.CreatedAt
                    );
                if (row is null)
                    return false;
                db.Remove(row);
                var what = isMine ? "new-sign-in-known" : "new-sign-in-ended";
                db.Add(AuditEvent.Of(what, session.AccountId, address, clock.GetUtcNow()));
                if (!isMine)
                    await End(db, row);
                return true;
            },
            cancel
        );

    /// <summary>The session that began there, and the mark of the browser that was made with it.</summary>
    private static async Task End(TilthDb db, NewSignIn row) =>
        db.RemoveRange(
            await db.Credentials()
                .Where(other => other.AccountId == row.AccountId)
                .Where(other =>
                    other.Id == row.SessionId
                    || (other.Kind == CredentialKind.KnownDevice && other.CreatedAt == row.At && other.Name == row.Name)
                )
                .ToListAsync()
        );
}
