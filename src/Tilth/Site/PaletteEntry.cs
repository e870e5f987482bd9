namespace Tilth.Site;

/// <summary>Where an entry stands: in the list of rooms, among the settings, or only in the palette.</summary>
public enum PalettePlace
{
    Rooms,
    Settings,
    Palette,
}

/// <summary>A page that a room offers: by its title in the navigation, and by its words in the palette.</summary>
public sealed record PaletteEntry(string Title, string Path, PalettePlace Place, int Order);
