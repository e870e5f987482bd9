namespace Tilth.Tests.House;

/// <summary>A copy that is reached by a name, as passkeys need it.</summary>
public sealed class NamedCopy : IAsyncLifetime
{
    public const string Host = "people.example.org",
        Origin = "https://people.example.org";

    public Copy Copy { get; } = new() { Origin = Origin };

    public ValueTask InitializeAsync() => Copy.InitializeAsync();

    public ValueTask DisposeAsync() => Copy.DisposeAsync();
}
