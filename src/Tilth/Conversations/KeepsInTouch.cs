using Microsoft.EntityFrameworkCore;
using Tilth.People;
using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>
/// Keeps on each relationship when we last had contact and when it is time again, so that the morning's page never reads
/// the log. Any interaction restarts the count; who has no date of contact is never due.
/// </summary>
public sealed class KeepsInTouch : Derivation
{
    // Before four conversations there is no habit to speak of; then twice the usual gap is a long silence.
    private const int ConversationsForAHabit = 4,
        LongSilence = 2;

    public override async Task Refresh(TilthDb db, IReadOnlyList<Change> changes)
    {
        var people = await Touched(db, changes);
        if (people.Count == 0)
            return;
        foreach (var relationship in await Sides(db, people))
            await Derive(db, relationship);
    }

    /// <summary>My sides of these people; those that the act has in hand already are not asked for again.</summary>
    private static async Task<IReadOnlyList<Relationship>> Sides(TilthDb db, HashSet<Guid> people)
    {
        var inHand = db.Relationships()
            .Local.Where(row => row.MemberId == db.Me!.MemberId && people.Contains(row.PersonId))
            .ToList();
        people.ExceptWith(inHand.Select(row => row.PersonId));
        return people.Count == 0
            ? inHand
            : [.. inHand, .. await db.Mine<Relationship>().Where(row => people.Contains(row.PersonId)).ToListAsync()];
    }

    public override async Task<IReadOnlyList<string>> Differences(TilthDb db, CancellationToken cancel)
    {
        var findings = new List<string>();
        var own = await db.Mine<Relationship>().ToListAsync(cancel);
        foreach (var relationship in own)
        {
            var stored = Derived(relationship);
            await Derive(db, relationship);
            if (stored != Derived(relationship))
                findings.Add($"Last contact or due day of relationship {relationship.Id} differ from what happened.");
        }
        return findings;
    }

    private static (DateOnly?, DateOnly?, DateOnly?, int, int?) Derived(Relationship row) =>
        (row.LastContactOn, row.LastConversationOn, row.DueOn, row.Conversations, row.UsualDays);

    private static async Task<HashSet<Guid>> Touched(TilthDb db, IReadOnlyList<Change> changes)
    {
        // Who came in with this very act and has no talk in it has nothing to count from.
        var isNew = db.AddedMany<Person>().Select(person => person.Id).ToHashSet();
        var people = new HashSet<Guid>();
        var interactions = new List<Guid>();
        var circles = new List<Guid>();
        foreach (var change in changes)
        {
            if (change.Kind == Kinds.Of<Participant>())
                people.UnionWith(WhoWasThere(change));
            else if (change.Kind == Kinds.Of<Relationship>() && !isNew.Contains(change.PersonId!.Value))
                people.Add(change.PersonId!.Value);
            // Who was there at a new one comes in with it.
            else if (change.Kind == Kinds.Of<Interaction>() && change.Action != ChangeAction.Insert)
                interactions.Add(change.RecordId);
            else if (change.Kind == Kinds.Of<Circle>())
                circles.Add(change.RecordId);
        }
        if (interactions.Count > 0)
            people.UnionWith(
                await db.Participants()
                    .Where(row => interactions.Contains(row.InteractionId))
                    .Select(row => row.PersonId)
                    .ToListAsync()
            );
        if (circles.Count > 0)
            people.UnionWith(
                await db.Relationships()
                    .Where(row => row.CircleId != null && circles.Contains(row.CircleId.Value))
                    .Select(row => row.PersonId)
                    .ToListAsync()
            );
        return people;
    }

    /// <summary>Where two people became one, or are two again, it was somebody else before.</summary>
    private static IEnumerable<Guid> WhoWasThere(Change change)
    {
        yield return change.PersonId!.Value;
        if (
            change is { Action: ChangeAction.Update, Before: { } image }
            && Image.Parse(image)[nameof(Participant.PersonId)]?.GetValue<Guid>() is { } before
        )
            yield return before;
    }

    private static async Task Derive(TilthDb db, Relationship relationship)
    {
        // Neither order nor condition may tempt the database to begin with all that ever happened: it begins with the person.
        var log = await (
            from participant in db.Mine<Participant>()
            join interaction in db.Interactions() on participant.InteractionId equals interaction.Id
            where participant.PersonId == relationship.PersonId
            where interaction.Kind != InteractionKind.Note && !interaction.IsPlanned
            select new { interaction.On, interaction.IsConversation }
        ).ToListAsync();
        var talks = log.Where(entry => entry.IsConversation).Select(entry => entry.On).Order().ToList();
        var last = log.Max(entry => (DateOnly?)entry.On);
        var usual = UsualDays(talks);
        var every = await Cadence(db, relationship) ?? usual * LongSilence;
        var due = every is > 0 ? relationship.CountedAfter(last)?.AddDays(every.Value) : null;
        relationship.Derive(last, talks.Count == 0 ? null : talks[^1], due, talks.Count, usual);
    }

    private static async Task<int?> Cadence(TilthDb db, Relationship relationship) =>
        relationship.CadenceDays
        ?? (
            relationship.CircleId is { } id
                ? await db.Circles()
                    .Where(circle => circle.Id == id)
                    .Select(circle => circle.CadenceDays)
                    .FirstOrDefaultAsync()
                : null
        );

    /// <summary>The median gap between conversations, at least a week.</summary>
    private static int? UsualDays(List<DateOnly> days)
    {
        if (days.Count < ConversationsForAHabit)
            return null;
        var gaps = days.Zip(days.Skip(1), (one, next) => next.DayNumber - one.DayNumber).Order().ToList();
        return Math.Max(7, gaps[gaps.Count / 2]);
    }
}
