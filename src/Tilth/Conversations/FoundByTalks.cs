using Microsoft.EntityFrameworkCore;
using Tilth.People.Finding;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>Lets a person be found by what was said in their talks, and noted of them.</summary>
internal sealed class FoundByTalks : IFoundBy
{
    // More than a lifetime of talks; whoever has more finds by the newest.
    private const int Most = 200_000;

    public async Task<ILookup<Guid, string>> Words(TilthDb db, IReadOnlyList<Guid>? only, CancellationToken cancel)
    {
        var participants = db.Participants().AsQueryable();
        if (only is not null)
            participants = participants.Where(row => only.Contains(row.PersonId));
        var rows = await (
            from interaction in db.Interactions()
            join participant in participants on interaction.Id equals participant.InteractionId
            where interaction.Text != null
            orderby interaction.On descending
            select new { participant.PersonId, interaction.Text }
        )
            .Take(Most)
            .ToListAsync(cancel);
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
