using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Once an hour: credentials that have run out are taken away with what was kept beside them, so that no clock that is set back brings one to life again.</summary>
public sealed class RunningOut(TilthStore store, TimeProvider clock, ILogger<RunningOut> log)
    : Recurring(TimeSpan.FromHours(1), clock, log)
{
    /// <summary>Tells how many there were.</summary>
    public override Task<int> Run(CancellationToken cancel = default) =>
        store.WriteOwn(
            async db =>
            {
                var now = Clock.GetUtcNow();
                var over = await db.Credentials().Where(Credential.IsOverAt(now)).ToListAsync();
                db.RemoveRange(over);
                var unanswered = now - NewSignIns.Kept;
                db.RemoveRange(await db.NewSignIns().Where(row => row.At <= unanswered).ToListAsync());
                db.RemoveRange(await db.SpentChallenges().Where(row => row.Until <= now).ToListAsync());
                return over.Count;
            },
            cancel
        );
}
