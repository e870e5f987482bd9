using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Spaces;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>What happened with a person, the latest first.</summary>
public sealed class TalksWith(TilthStore store)
{
    private const int Most = 50;

    public sealed record Entry(
        Guid Id,
        InteractionKind Kind,
        DateOnly On,
        string? Text,
        string? Place,
        int? Minutes,
        IReadOnlyList<Other> Others
    )
    {
        public bool IsPlanned { get; init; }

        /// <summary>The time of day where one was said.</summary>
        public TimeOnly? At { get; init; }

        /// <summary>The member whose talk it is and who shared it; null for my own.</summary>
        public string? By { get; init; }

        /// <summary>My own, and every member may read it.</summary>
        public bool IsShared { get; init; }
    }

    public sealed record Other(Guid Id, string Name);

    public async Task<IReadOnlyList<Entry>> Of(Me me, Guid person, CancellationToken cancel = default)
    {
        await using var db = store.Read(me);
        var interactions = await (
            from participant in db.Participants()
            join interaction in db.Interactions() on participant.InteractionId equals interaction.Id
            where participant.PersonId == person
            orderby interaction.On descending, interaction.Id descending
            select interaction
        )
            .Take(Most)
            .ToListAsync(cancel);
        var ids = interactions.Select(interaction => interaction.Id).ToList();
        var others = await (
            from participant in db.Participants()
            join other in db.People() on participant.PersonId equals other.Id
            where ids.Contains(participant.InteractionId) && other.Id != person
            orderby other.SortName
            select new { participant.InteractionId, Other = new Other(other.Id, other.DisplayName) }
        ).ToListAsync(cancel);
        var members = await Members.Names(
            db,
            interactions.Select(row => row.MemberId).Where(id => id != me.MemberId),
            cancel
        );
        var by = others.ToLookup(row => row.InteractionId, row => row.Other);
        return
        [
            .. interactions.Select(row => new Entry(
                row.Id,
                row.Kind,
                row.On,
                row.Text,
                row.Place,
                row.Minutes,
                [.. by[row.Id]]
            )
            {
                IsPlanned = row.IsPlanned,
                At = row.At,
                By = row.MemberId == me.MemberId ? null : members.GetValueOrDefault(row.MemberId, ""),
                IsShared = row.Shared && row.MemberId == me.MemberId,
            }),
        ];
    }
}
