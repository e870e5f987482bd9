using Tilth.Store;

namespace Tilth.Promises;

/// <summary>What kind of thing is due.</summary>
public enum TodoKind
{
    Promise,
    FollowUp,
    Call,
    Letter,
    ThankYou,
}

/// <summary>Who owes it.</summary>
public enum Owner
{
    Mine,
    Theirs,
}

public enum TodoState
{
    Open,
    Kept,
    Released,
}

/// <summary>A thing due: a promise of mine or theirs, a thank-you, a follow-up. None disappears silently.</summary>
public sealed class Todo : IMemberRow
{
    private const int DaysForAPromise = 7;

    private Todo() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public TodoKind Kind { get; private set; }
    public Owner Owner { get; private set; }

    /// <summary>To whom, or by whom; null while that is a question.</summary>
    public Guid? PersonId { get; private set; }

    public string Text { get; private set; } = "";
    public DateOnly MadeOn { get; private set; }

    /// <summary>A promise without a day is due in a week.</summary>
    public DateOnly DueOn { get; private set; }

    public TodoState State { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public DateOnly? LaterUntil { get; private set; }

    /// <summary>The talk in which it was made.</summary>
    public Guid? MadeInId { get; private set; }

    public static Todo Make(
        Me me,
        Guid id,
        TodoKind kind,
        Owner owner,
        Guid? person,
        string text,
        DateOnly madeOn,
        DateOnly? dueOn
    ) =>
        new()
        {
            SpaceId = me.SpaceId,
            Id = id,
            MemberId = me.MemberId,
            Kind = kind,
            Owner = owner,
            PersonId = person,
            Text = text,
            MadeOn = madeOn,
            DueOn = dueOn ?? madeOn.AddDays(DaysForAPromise),
        };

    public void MadeIn(Guid talk) => MadeInId = talk;

    public void IsFor(Guid person) => PersonId = person;

    public void IsDue(DateOnly on) => DueOn = on;

    public void Say(string text) => Text = text;

    public void Keep(DateOnly on) => (State, ClosedOn) = (TodoState.Kept, on);

    public void Release(DateOnly on) => (State, ClosedOn) = (TodoState.Released, on);

    public void Later(DateOnly until) => LaterUntil = until;
}
