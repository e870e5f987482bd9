using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>A sign-in from a browser that was not known: told on the pages of the sessions that were there before it, until one answers.</summary>
public sealed class NewSignIn
{
    private NewSignIn() { }

    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }

    /// <summary>The session that began there; it may be over by now.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>How the browser names itself.</summary>
    public string Name { get; private set; } = "";

    public string? Address { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static NewSignIn Of(Credential session) =>
        new()
        {
            Id = NewId.At(session.CreatedAt),
            AccountId = session.AccountId,
            SessionId = session.Id,
            Name = session.Name,
            Address = session.Address,
            At = session.CreatedAt,
        };
}
