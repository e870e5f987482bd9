using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Puts somebody off on the page of the morning: a week later, or until the next time round.</summary>
public sealed class PutOff(TilthStore store, TimeProvider clock)
{
    internal const int Week = 7,
        Round = 90;

    /// <summary>False if there is no such person to put off.</summary>
    public Task<Written<bool>> Do(Me me, Guid person, bool skip, CancellationToken cancel = default) =>
        store.Write(
            me,
            skip ? "skip" : "later",
            async db =>
            {
                var mine = await db.Mine<Relationship>().FirstOrDefaultAsync(row => row.PersonId == person);
                if (mine is not null)
                    Put(mine, me.Today(clock), skip);
                return mine is not null;
            },
            cancel
        );

    /// <summary>Who is due begins a new round and stays open to other reasons, such as a birthday; who is not waits for a season.</summary>
    private static void Put(Relationship mine, DateOnly today, bool skip)
    {
        if (mine.LaterUntil > today)
            return;
        var isDue = mine.DueOn <= today;
        if (skip && isDue)
            mine.BeginAgain(today.AddDays(mine.Rhythm!.Value));
        mine.Later(today.AddDays(skip && !isDue ? Round : Week));
    }
}
