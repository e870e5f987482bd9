namespace Tilth.Spaces.Reach;

/// <summary>The lines for the shell that concern this copy, with its own data folder.</summary>
internal static class StartWords
{
    public static string With(Settings settings, params IEnumerable<string> words) =>
        string.Join(' ', ["tilth serve", .. words, .. Folder(settings)]);

    public static string Doctor(Settings settings) => string.Join(' ', ["tilth doctor", .. Folder(settings)]);

    /// <summary>Where to listen behind a proxy; nothing where that is so anyhow.</summary>
    public static IEnumerable<string> Listening(int port) => port == 5210 ? [] : [$"--urls http://localhost:{port}"];

    private static IEnumerable<string> Folder(Settings settings) =>
        settings.Data == Settings.DefaultData
            ? []
            : [$"--data {(settings.Data.Contains(' ') ? $"'{settings.Data}'" : settings.Data)}"];
}
