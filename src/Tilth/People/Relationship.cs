using Tilth.Cards;
using Tilth.Store;

namespace Tilth.People;

/// <summary>Whether I know somebody, or would like to.</summary>
public enum Standing
{
    Known,
    Wanted,
}

/// <summary>One member's own side of a person: how we met, how close, how often to keep in touch, private notes.</summary>
public sealed class Relationship : IMemberRow, IOfPerson, IKeepsNotes
{
    private Relationship() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public Guid PersonId { get; private set; }
    public Standing Standing { get; private set; }
    public Guid? CircleId { get; private set; }

    /// <summary>How often I want to be in touch, in days, where it differs from the circle's; 0 for never.</summary>
    public int? CadenceDays { get; private set; }

    public PartialDate? MetOn { get; private set; }

    /// <inheritdoc cref="YearKey"/>
    public int? MetKey { get; private set; }

    public string? HowMet { get; private set; }
    public Guid? MetThroughId { get; private set; }
    public string? Notes { get; private set; }

    /// <summary>Where I read of somebody whom I would like to meet.</summary>
    public string? ReadIn { get; private set; }

    /// <summary>I do not want this person to be suggested to me.</summary>
    public bool DoNotSuggest { get; private set; }

    /// <summary>Not before this day on the page of the morning: the person was put off.</summary>
    public DateOnly? LaterUntil { get; private set; }

    /// <summary>The day from which the time to keep in touch counts anew, where that is later than the last contact.</summary>
    public DateOnly? CountsFrom { get; private set; }

    /// <summary>The day of the last interaction; null if none is known, which is not the same as long ago.</summary>
    public DateOnly? LastContactOn { get; private set; }

    /// <summary>The day of the last conversation; a letter or a message is contact, but not a conversation.</summary>
    public DateOnly? LastConversationOn { get; private set; }

    /// <summary>The day on which it is time again; null where there is no date to count from, or nothing to count.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>How many conversations I have had with this person.</summary>
    public int Conversations { get; private set; }

    /// <summary>The usual number of days between our conversations; null before there were four.</summary>
    public int? UsualDays { get; private set; }

    /// <summary>How many promises, mine and theirs, are open between us.</summary>
    public int OpenPromises { get; private set; }

    public static Relationship With(Guid person, Me me, Standing standing, DateTimeOffset at) =>
        With(person, me, standing, NewId.At(at));

    public static Relationship With(Guid person, Me me, Standing standing, Guid id) =>
        new()
        {
            SpaceId = me.SpaceId,
            Id = id,
            MemberId = me.MemberId,
            PersonId = person,
            Standing = standing,
        };

    public void Met(PartialDate? on, string? how, Guid? through) =>
        (MetOn, MetKey, HowMet, MetThroughId) = (on, YearKey.Of(on), how, through);

    public void KeepInTouch(Guid? circle, int? cadenceDays) => (CircleId, CadenceDays) = (circle, cadenceDays);

    public void Note(string? notes) => Notes = notes;

    public void Want(string? readIn) => (Standing, ReadIn) = (Standing.Wanted, readIn);

    public void IsKnown() => Standing = Standing.Known;

    public void Suggest(bool no) => DoNotSuggest = no;

    /// <summary>
    /// Takes over what I know of the same person under another entry: met when it was earliest, in the closer circle with the
    /// shorter rhythm, all notes; and who asked for rest has it.
    /// </summary>
    public void TakeOver(Relationship other, Circle? circle, Circle? othersCircle, string? through)
    {
        // What one of the two kept to oneself is not given to others by making them one.
        Shared = Shared && other.Shared;
        var rhythm = Shorter(CadenceDays ?? circle?.CadenceDays, other.CadenceDays ?? othersCircle?.CadenceDays);
        var closer = circle is null || othersCircle?.Place < circle.Place ? othersCircle : circle;
        KeepInTouch(closer?.Id, rhythm == closer?.CadenceDays ? null : rhythm);
        var also = MetThroughId is not null && other.MetThroughId != MetThroughId ? through : null;
        Met(
            Earlier(MetOn, other.MetOn),
            Both(Both(HowMet, other.HowMet, "; "), also, "; "),
            MetThroughId ?? other.MetThroughId
        );
        Note(Both(Notes, other.Notes, "\n\n"));
        ReadIn = Both(ReadIn, other.ReadIn, "; ");
        Standing = other.Standing == Standing.Known ? Standing.Known : Standing;
        DoNotSuggest |= other.DoNotSuggest;
        LaterUntil = Latest(LaterUntil, other.LaterUntil);
        CountsFrom = Latest(CountsFrom, other.CountsFrom);
    }

    /// <summary>Never (0) only where the other says nothing else.</summary>
    private static int? Shorter(int? one, int? other) =>
        one is > 0 && other is > 0 ? Math.Min(one.Value, other.Value)
        : one is > 0 ? one
        : other is > 0 ? other
        : one ?? other;

    private static PartialDate? Earlier(PartialDate? one, PartialDate? other) =>
        one is { } here && other is { } there
            ? Order(there).CompareTo(Order(here)) < 0
                ? other
                : one
            : one ?? other;

    private static (int, int, int) Order(PartialDate date) =>
        (date.Year ?? int.MaxValue, date.Month ?? int.MaxValue, date.Day ?? int.MaxValue);

    private static DateOnly? Latest(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;

    private static string? Both(string? one, string? other, string between) =>
        one is null || other is null || one.Contains(other, StringComparison.OrdinalIgnoreCase) ? one ?? other
        : other.Contains(one, StringComparison.OrdinalIgnoreCase) ? other
        : one + between + other;

    public void Later(DateOnly? until) => LaterUntil = until;

    /// <summary>Sets what is derived from the promises.</summary>
    public void HasOpen(int promises) => OpenPromises = promises;

    /// <summary>The time to keep in touch begins again, so that it has run out on that day; nothing is said to have happened.</summary>
    public void BeginAgain(DateOnly due)
    {
        if (Rhythm is { } days)
            CountsFrom = due.AddDays(-days);
    }

    /// <summary>After how many days it is time again; null where nothing counts.</summary>
    public int? Rhythm => DueOn?.DayNumber - CountedFrom?.DayNumber;

    /// <summary>The day that the time counts from: null while there is no contact, for then nobody is late.</summary>
    public DateOnly? CountedFrom => CountedAfter(LastContactOn);

    /// <summary>The same, if the last contact were on that day.</summary>
    public DateOnly? CountedAfter(DateOnly? last) => CountsFrom > last ? CountsFrom : last;

    /// <summary>Sets what is derived from the interactions.</summary>
    public void Derive(DateOnly? last, DateOnly? lastConversation, DateOnly? due, int conversations, int? usualDays) =>
        (LastContactOn, LastConversationOn, DueOn, Conversations, UsualDays) = (
            last,
            lastConversation,
            due,
            conversations,
            usualDays
        );
}
