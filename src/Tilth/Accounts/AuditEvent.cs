using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>What happened to an account or its credentials: who, what, when, from where; append-only, and without anybody's text.</summary>
public sealed class AuditEvent
{
    /// <summary>In place of the address, for what is done at the machine itself.</summary>
    public const string Shell = "shell";

    private AuditEvent() { }

    public Guid Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Guid? AccountId { get; private set; }

    /// <summary>A fixed word: <c>signed-in</c>, <c>sign-in-failed</c>, <c>signed-out-everywhere</c> ...</summary>
    public string What { get; private set; } = "";

    public string? Address { get; private set; }

    /// <summary>The book whose membership it was about.</summary>
    public int? SpaceId { get; private set; }

    /// <summary>The account that it was done to, where that is another than who did it.</summary>
    public Guid? AboutId { get; private set; }

    public static AuditEvent Of(string what, Guid? account, string? address, DateTimeOffset at) =>
        new()
        {
            Id = NewId.At(at),
            At = at,
            AccountId = account,
            What = what,
            Address = address,
        };

    /// <summary>What a member did to who may enter a book.</summary>
    public static AuditEvent In(Me me, string what, Guid? about, DateTimeOffset at)
    {
        var done = Of(what, me.AccountId, null, at);
        (done.SpaceId, done.AboutId) = (me.SpaceId, about);
        return done;
    }
}
