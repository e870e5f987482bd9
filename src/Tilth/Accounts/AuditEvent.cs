using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>What happened to an account or its credentials: who, what, when, from where; append-only, and without anybody's text.</summary>
public sealed class AuditEvent
{
    private AuditEvent() { }

    public Guid Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Guid? AccountId { get; private set; }

    /// <summary>A fixed word: <c>signed-in</c>, <c>sign-in-failed</c>, <c>signed-out-everywhere</c> ...</summary>
    public string What { get; private set; } = "";

    public string? Address { get; private set; }

    public static AuditEvent Of(string what, Guid? account, string? address, DateTimeOffset at) =>
        new()
        {
            Id = NewId.At(at),
            At = at,
            AccountId = account,
            What = what,
            Address = address,
        };
}
