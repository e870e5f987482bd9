using Tilth.Store;
using Tilth.Store.Erasure;

namespace Tilth.Conversations;

/// <summary>A talk with somebody who is erased and nobody else goes with them; in one with others they are named no more.</summary>
internal static class TracesInTalks
{
    public static readonly AtErase AtErase = new(
        async (_, traces) =>
        {
            var theirs = await traces.Every.Of<Participant>(nameof(Participant.PersonId), traces.Ids);
            // Where they were deleted before, only the trash knows that they were there.
            var once = traces
                .Images.Where(image => image.Kind == Kinds.Of<Participant>())
                .Select(image => image.Reference(nameof(Participant.InteractionId)));
            var talks = await traces.Every.Of<Interaction>(
                nameof(Interaction.Id),
                theirs.Select(row => row.InteractionId).Concat(once.OfType<Guid>()).Distinct()
            );
            var there = await traces.Every.Of<Participant>(
                nameof(Participant.InteractionId),
                talks.Select(talk => talk.Id)
            );
            var shared = there
                .Where(row => !traces.Ids.Contains(row.PersonId))
                .Select(row => row.InteractionId)
                .ToHashSet();
            foreach (var talk in talks)
                (shared.Contains(talk.Id) ? traces.About : traces.Goes).Add(talk);
        }
    );
}
