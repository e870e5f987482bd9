namespace Tilth.Store;

/// <summary>The one row that says which program wrote this database last, so that an older one can refuse in words.</summary>
public sealed class Installation
{
    private Installation() { }

    public int Id { get; private set; }
    public string Version { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    public static Installation New(string version, DateTimeOffset at) =>
        new()
        {
            Id = 1,
            Version = version,
            CreatedAt = at,
        };

    public void WrittenBy(string version) => Version = version;
}
