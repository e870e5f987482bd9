namespace Tilth.Tests.House;

/// <summary>A copy with one full book, walked over once: what most attacks begin with.</summary>
public sealed class Planted : IAsyncLifetime
{
    public Copy Copy { get; } = new();

    public Garden Garden { get; private set; } = null!;

    /// <summary>The owner of the book, signed in.</summary>
    public Wire Wire { get; private set; } = null!;

    /// <summary>Every page that the owner can see.</summary>
    public IReadOnlyList<Reply> Pages { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await Copy.InitializeAsync();
        Garden = await Garden.Planted(Copy);
        Wire = await Garden.Wire();
        Pages = await Crawl.Pages(Copy, Wire, Garden.Ids);
    }

    public async ValueTask DisposeAsync()
    {
        Wire.Dispose();
        Garden.Dispose();
        await Copy.DisposeAsync();
    }
}
