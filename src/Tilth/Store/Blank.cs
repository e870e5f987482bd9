namespace Tilth.Store;

/// <summary>A field left blank is not known, which is not the same as known to be empty.</summary>
public static class Blank
{
    public static string? ToNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
