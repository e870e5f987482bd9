using Tilth.Store;

namespace Tilth.Accounts;

/// <summary>Somebody who can sign in.</summary>
public sealed class Account
{
    private Account() { }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";

    /// <summary>The e-mail address in the form in which it is looked up.</summary>
    public string EmailKey { get; private set; } = "";

    public string PasswordHash { get; private set; } = "";

    /// <summary>The IANA time zone in which this account's today begins.</summary>
    public string Zone { get; private set; } = "UTC";

    /// <summary>The first account: may do what concerns the whole copy.</summary>
    public bool IsOperator { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? DisabledAt { get; private set; }

    public static Account SignUp(
        string name,
        string email,
        string passwordHash,
        string zone,
        bool isOperator,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = NewId.At(at),
            Name = name.Trim(),
            Email = email.Trim(),
            EmailKey = KeyOf(email),
            PasswordHash = passwordHash,
            Zone = zone,
            IsOperator = isOperator,
            CreatedAt = at,
        };

    public static string KeyOf(string email) => email.Trim().Normalize().ToLowerInvariant();

    public void SetPassword(string hash) => PasswordHash = hash;

    public void SetZone(string zone) => Zone = zone;

    public void CallIt(string name) => Name = name.Trim();

    public void Disable(DateTimeOffset at) => DisabledAt ??= at;

    public void Enable() => DisabledAt = null;

    public TimeZoneInfo TimeZone =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The time zone of that name as it is kept; null where there is none of it.</summary>
    public static string? ZoneOf(string? text) =>
        TimeZoneInfo.TryFindSystemTimeZoneById((text ?? "").Trim().Replace(' ', '_'), out var zone) && zone.HasIanaId
            ? zone.Id
            : null;
}
