using Tilth.Search;

namespace Tilth.Site;

/// <summary>Where an entry stands: in the list of rooms, among the settings, or only in the palette.</summary>
public enum PalettePlace
{
    Rooms,
    Settings,
    Palette,
}

/// <summary>A page that a room offers: by its title in the navigation, and by its words in the palette.</summary>
public sealed record PaletteEntry(string Title, string Path, PalettePlace Place, int Order)
{
    // One letter begins a word of nearly every page.
    private const int Fewest = 2;

    /// <summary>True where a word of the title, as people read it, or of the address begins so.</summary>
    public bool Answers(string? typed, Say say)
    {
        var start = Folding.Fold(typed?.Trim() ?? "");
        var words = Folding.Fold($" {say[Title]} {Path.Replace('/', ' ')}");
        return start.Length >= Fewest && words.Contains($" {start}", StringComparison.Ordinal);
    }
}
