using Microsoft.EntityFrameworkCore;
using Tilth.People.Finding;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>Lets a person be found by what was said in one's talks with them, and noted of them.</summary>
internal sealed class FoundByTalks : IFoundBy
{
    // Thirteen a day for ten years; whoever has more finds by the newest. They are read when a server first looks for somebody.
    private const int Most = 50_000;

    public async Task<ILookup<Guid, string>> Words(TilthDb db, IReadOnlyList<Guid>? only, CancellationToken cancel)
    {
        var talks = db.Mine<Interaction>().Where(row => row.Text != null);
        // The newest come by their index before their people are asked for.
        if (only is null)
            talks = talks.OrderByDescending(row => row.On).Take(Most);
        var participants = db.Participants().AsQueryable();
        if (only is not null)
            participants = participants.Where(row => only.Contains(row.PersonId));
        var rows = await (
            from talk in talks
            join participant in participants on talk.Id equals participant.InteractionId
            select new { participant.PersonId, talk.Text }
        ).ToListAsync(cancel);
        return rows.ToLookup(row => row.PersonId, row => row.Text!);
    }

    public IQueryable<Guid> Touched(TilthDb db, IQueryable<Change> changes)
    {
        var talk = Kinds.Of<Interaction>();
        return from change in changes
            where change.Kind == talk && change.Action == ChangeAction.Update
            join participant in db.Participants() on change.RecordId equals participant.InteractionId
            select participant.PersonId;
    }
}
