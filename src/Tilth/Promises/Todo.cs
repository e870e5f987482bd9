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
public sealed class Todo : IMemberRow, IQuoted, IOwed
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

    /// <summary>The day on which I last asked kindly for what was promised to me.</summary>
    public DateOnly? AskedOn { get; private set; }

    /// <summary>The talk in which it was made.</summary>
    public Guid? MadeInId { get; private set; }

    string? IQuoted.Words => Text;

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

    public bool IsOpen => State == TodoState.Open;

    public void IsFor(Guid? person) => PersonId = person;

    public void IsOf(Owner owner) => Owner = owner;

    /// <summary>A new day counts at once, also where it had been put off.</summary>
    public void IsDue(DateOnly on) => (DueOn, LaterUntil) = (on, on == DueOn ? LaterUntil : null);

    public void Say(string text) => Text = text;

    public void Keep(DateOnly on) => Close(TodoState.Kept, on);

    public void Release(DateOnly on) => Close(TodoState.Released, on);

    public void Later(DateOnly until) => LaterUntil = until;

    public void Ask(DateOnly on) => AskedOn = on;

    /// <summary>The same for somebody else as well.</summary>
    public Todo AlsoFor(Guid person, Guid id)
    {
        var other = (Todo)MemberwiseClone();
        (other.Id, other.PersonId, other.Shared) = (id, person, false);
        return other;
    }

    // What was settled stays as it was settled: a second press changes nothing.
    private void Close(TodoState state, DateOnly on)
    {
        if (IsOpen)
            (State, ClosedOn) = (state, on);
    }
}
