using Tilth.Store;

namespace Tilth.People.Duplicates;

/// <summary>Two who look like one person and are not: somebody said so, and nobody is asked again.</summary>
public sealed class DifferentPeople : ISpaceRow, IOfPerson, IPair
{
    private DifferentPeople() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid OneId { get; private set; }
    public Guid OtherId { get; private set; }
    Guid IOfPerson.PersonId => OneId;

    public static DifferentPeople Tell(int space, Guid one, Guid other, DateTimeOffset at)
    {
        var pair = new DifferentPeople { SpaceId = space, Id = NewId.At(at) };
        pair.IsOf(one, other);
        return pair;
    }

    public void IsOf(Guid one, Guid other) => (OneId, OtherId) = Pairs.InOrder(one, other);
}

/// <summary>Two of whom I want to think tomorrow: until then the others come first.</summary>
public sealed class PutOffPair : IMemberRow, IOfPerson, IPair
{
    private PutOffPair() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public Guid MemberId { get; private set; }
    public bool Shared { get; private set; }
    public Guid OneId { get; private set; }
    public Guid OtherId { get; private set; }
    public DateOnly Until { get; private set; }
    Guid IOfPerson.PersonId => OneId;

    public static PutOffPair Put(Me me, Guid one, Guid other, DateOnly until, DateTimeOffset at)
    {
        var pair = new PutOffPair
        {
            SpaceId = me.SpaceId,
            Id = NewId.At(at),
            MemberId = me.MemberId,
            Until = until,
        };
        pair.IsOf(one, other);
        return pair;
    }

    public void Later(DateOnly until) => Until = until > Until ? until : Until;

    public void IsOf(Guid one, Guid other) => (OneId, OtherId) = Pairs.InOrder(one, other);
}

/// <summary>Two people as one pair, whoever was named first.</summary>
internal static class Pairs
{
    public static (Guid One, Guid Other) InOrder(Guid one, Guid other) =>
        one.CompareTo(other) <= 0 ? (one, other) : (other, one);
}
