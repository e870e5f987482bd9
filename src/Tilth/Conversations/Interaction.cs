using Tilth.Store;

namespace Tilth.Conversations;

/// <summary>What it was.</summary>
public enum InteractionKind
{
    Met,
    Call,
    Video,
    Coffee,
    Meal,
    Meeting,
    Evening,
    Message,
    Mail,
    Letter,
    Note,
}

/// <summary>Something that happened between a member and any number of people.</summary>
public sealed class Interaction : IMemberRow, IQuoted
{
    private Interaction() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public InteractionKind Kind { get; private set; }

    /// <summary>The day, as the member said it; never converted.</summary>
    public DateOnly On { get; private set; }

    public string? Text { get; private set; }

    /// <summary>Where it was: the evening, the café.</summary>
    public string? Place { get; private set; }

    public int? Minutes { get; private set; }

    /// <summary>Both sides talked: what the headline counts. A letter or a note is not a conversation.</summary>
    public bool IsConversation { get; private set; }

    /// <summary>It lies ahead: it counts only when it has happened.</summary>
    public bool IsPlanned { get; private set; }

    /// <summary>The time of day where one was said.</summary>
    public TimeOnly? At { get; private set; }

    string? IQuoted.Words => Text;

    public static Interaction Record(Me me, Guid id, InteractionKind kind, DateOnly on)
    {
        var interaction = new Interaction
        {
            SpaceId = me.SpaceId,
            Id = id,
            MemberId = me.MemberId,
        };
        interaction.Was(kind, on);
        return interaction;
    }

    public void Was(InteractionKind kind, DateOnly on)
    {
        (Kind, On) = (kind, on);
        IsConversation =
            kind
                is not (
                    InteractionKind.Mail
                    or InteractionKind.Letter
                    or InteractionKind.Message
                    or InteractionKind.Note
                );
    }

    public void Plan(TimeOnly? at) => (IsPlanned, At) = (true, at);

    public void Happened() => IsPlanned = false;

    /// <summary>Another day was meant, behind or ahead.</summary>
    public void IsOn(DateOnly on, bool isAhead) => (On, IsPlanned) = (on, isAhead);

    public void Postpone(DateOnly to) => On = IsPlanned && On < to ? to : On;

    public void Said(string? text, string? place, int? minutes) => (Text, Place, Minutes) = (text, place, minutes);
}

/// <summary>A person who took part in an interaction.</summary>
public sealed class Participant : IMemberRow, IOfPerson
{
    private Participant() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public Guid InteractionId { get; private set; }
    public Guid PersonId { get; private set; }

    public static Participant In(Interaction interaction, Guid person, DateTimeOffset at) =>
        new()
        {
            SpaceId = interaction.SpaceId,
            Id = NewId.At(at),
            MemberId = interaction.MemberId,
            Shared = interaction.Shared,
            InteractionId = interaction.Id,
            PersonId = person,
        };
}
