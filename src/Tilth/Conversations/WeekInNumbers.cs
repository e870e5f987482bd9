using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>How many conversations with how many people in the last seven days; counted to a thousand, and no further.</summary>
public sealed class WeekInNumbers(TilthStore store)
{
    /// <summary>So many, or more: the log is never read further for a sentence.</summary>
    public const int Most = 1000;

    public async Task<(int Conversations, int People)> Of(Me me, DateOnly today, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var since = today.AddDays(-6);
        var conversations = await db.Mine<Interaction>()
            .Where(row => row.On >= since && row.On <= today && row.IsConversation && !row.IsPlanned)
            .Take(Most)
            .CountAsync(cancel);
        var people = await db.Mine<Relationship>()
            .Where(row => row.LastConversationOn >= since && row.LastConversationOn <= today)
            .Take(Most)
            .CountAsync(cancel);
        return (conversations, people);
    }
}
