using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>How many conversations with how many people in the last seven days.</summary>
public sealed class WeekInNumbers(TilthStore store)
{
    public async Task<(int Conversations, int People)> Of(Me me, DateOnly today, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var since = today.AddDays(-6);
        var conversations = await db.Mine<Interaction>()
            .CountAsync(row => row.On >= since && row.On <= today && row.IsConversation && !row.IsPlanned, cancel);
        var people = await db.Mine<Relationship>()
            .CountAsync(row => row.LastConversationOn >= since && row.LastConversationOn <= today, cancel);
        return (conversations, people);
    }
}
