using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Notes that a session is in use: once in some minutes, since each note is a write.</summary>
public sealed class LastUse(TilthStore store, TimeProvider clock)
{
    public static readonly TimeSpan Apart = TimeSpan.FromMinutes(5);

    /// <summary>A disk that is full keeps nobody from reading; then the note waits for the next request.</summary>
    public async Task Of(Credential credential)
    {
        var now = clock.GetUtcNow();
        if (now - credential.LastUsedAt < Apart)
            return;
        try
        {
            await store.WriteOwn(async db =>
            {
                var row = await db.Credentials().FirstOrDefaultAsync(row => row.Id == credential.Id);
                row?.Used(now);
                return true;
            });
        }
        catch (Exception error) when (StoreUnavailable.Is(error))
        {
            // Nothing depends on it.
        }
    }
}
