namespace Tilth.Store;

/// <summary>What a member entrusts to somebody who acts for them in a book.</summary>
public enum Entrusted
{
    /// <summary>What they owe and are owed, and nothing else that is theirs.</summary>
    Promises,

    /// <summary>All that is theirs in that book: talks, promises, circles, notes.</summary>
    Everything,
}

/// <summary>
/// That an account may act for a member in a book, until that is taken back. Like a seat it is no part of the record: an undo of
/// long ago must give nobody a right.
/// </summary>
public sealed class Delegation
{
    private Delegation() { }

    public Guid Id { get; private set; }
    public int SpaceId { get; private set; }

    /// <summary>The member who is acted for.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>Who acts.</summary>
    public Guid AccountId { get; private set; }

    public Entrusted What { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static Delegation Of(Me me, Guid account, Entrusted what, DateTimeOffset at) =>
        new()
        {
            Id = NewId.At(at),
            SpaceId = me.SpaceId,
            MemberId = me.MemberId,
            AccountId = account,
            What = what,
            At = at,
        };

    public void IsFor(Entrusted what, DateTimeOffset at) => (What, At) = (what, at);
}

/// <summary>That whoever acts does it for another: what was entrusted, and what the other is called.</summary>
public sealed record Behalf(Entrusted What, string For);
