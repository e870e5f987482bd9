using Microsoft.EntityFrameworkCore;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>How many conversations with how many people in the last seven days.</summary>
public sealed class WeekInNumbers(TilthStore store)
{
    public async Task<(int Conversations, int People)> Of(Me me, DateOnly today, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var since = today.AddDays(-6);
        var talks = db.Interactions()
            .Where(row =>
                row.MemberId == me.MemberId
                && row.On >= since
                && row.On <= today
                && row.IsConversation
                && !row.IsPlanned
            );
        var ids = await talks.Select(row => row.Id).ToListAsync(cancel);
        // From the week's talks to their people: asked as one question, SQLite walks along all people of all talks.
        var people = await db.Participants()
            .Where(row => ids.Contains(row.InteractionId))
            .Select(row => row.PersonId)
            .ToListAsync(cancel);
        return (ids.Count, people.Distinct().Count());
    }
}
