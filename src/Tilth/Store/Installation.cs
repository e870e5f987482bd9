namespace Tilth.Store;

/// <summary>The one row that says which program wrote this database last, so that an older one can refuse in words.</summary>
public sealed class Installation
{
    private Installation() { }

    public int Id { get; private set; }
    public string Version { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>
    /// This copy in this life of it: a restore begins another one, so that nobody goes on from what was before. Null where
    /// it began before lives were counted.
    /// </summary>
    public Guid? Epoch { get; private set; }

    /// <summary>Since then nothing goes out, until the operator lets it: a restored copy would send again what was sent.</summary>
    public DateTimeOffset? HeldSince { get; private set; }

    public static Installation New(string version, DateTimeOffset at) =>
        new()
        {
            Id = 1,
            Version = version,
            CreatedAt = at,
            Epoch = NewId.At(at),
        };

    public void WrittenBy(string version) => Version = version;

    public void Restored(Guid epoch, DateTimeOffset at) => (Epoch, HeldSince) = (epoch, at);

    public void LetGo() => HeldSince = null;
}
