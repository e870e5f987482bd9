using Microsoft.EntityFrameworkCore;
using Tilth.Store.Erasure;

namespace Tilth.Work;

/// <summary>What a job was given and what it told may name people; whoever is erased is taken out of it.</summary>
internal static class TracesInJobs
{
    public static readonly AtErase AtErase = new((_, _) => Task.CompletedTask)
    {
        Forget = async (db, traces) =>
        {
            foreach (var job in await db.Set<JobRow>().Where(row => row.SpaceId == db.Me!.SpaceId).ToListAsync())
                job.TakeOut(traces.Without);
        },
    };
}
