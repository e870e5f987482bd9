namespace Tilth.Store.Erasure;

/// <summary>
/// That somebody with this e-mail, phone or card was erased and does not come back by itself. It is a salted hash: it knows them
/// again when they come, and tells nobody who they were.
/// </summary>
public sealed class Suppression : ISpaceRow
{
    private Suppression() { }

    public int SpaceId { get; private set; }
    public Guid Id { get; private set; }
    public byte[] Salt { get; private set; } = [];
    public byte[] Hash { get; private set; } = [];
    public DateTimeOffset At { get; private set; }

    internal static Suppression Of(int space, byte[] salt, byte[] hash, DateTimeOffset at) =>
        new()
        {
            SpaceId = space,
            Id = NewId.At(at),
            Salt = salt,
            Hash = hash,
            At = at,
        };
}
