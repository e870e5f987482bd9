namespace Tilth.Accounts;

/// <summary>The second key of an account: an app that shows a new code every half minute (RFC 6238).</summary>
public sealed class SecondKey
{
    private SecondKey() { }

    public Guid AccountId { get; private set; }

    /// <summary>The secret that the app shares, under a key that does not lie in the database.</summary>
    public byte[] SealedSecret { get; private set; } = [];

    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>When a first code showed that the app has it; before that it asks for nothing.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The half minute of the last code that was taken: none of it or before it is taken again.</summary>
    public long LastStep { get; private set; }

    public static SecondKey Begin(Guid account, byte[] sealedSecret, DateTimeOffset at) =>
        new()
        {
            AccountId = account,
            SealedSecret = sealedSecret,
            BegunAt = at,
        };

    /// <summary>With another secret, where none was confirmed yet.</summary>
    public void BeginAgain(byte[] sealedSecret, DateTimeOffset at) => (SealedSecret, BegunAt) = (sealedSecret, at);

    public void Confirm(DateTimeOffset at) => ConfirmedAt ??= at;

    /// <summary>Takes the code of that half minute; false where it was taken before.</summary>
    public bool Take(long step)
    {
        if (step <= LastStep)
            return false;
        LastStep = step;
        return true;
    }
}
