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
        var conversations = await talks.CountAsync(cancel);
        var people = await (
            from participant in db.Participants()
            join talk in talks on participant.InteractionId equals talk.Id
            select participant.PersonId
        )
            .Distinct()
            .CountAsync(cancel);
        return (conversations, people);
    }
}
