using System.Collections;

namespace Tilth.Cards.Tests.Corpus;

/// <summary>The files of other programs, which stand beside the repository and not in it.</summary>
internal static class RealFiles
{
    public static string? Folder { get; } = Find();

    /// <summary>Skips the test where the files are absent; fails it on the build server, which must have them.</summary>
    public static string Need()
    {
        if (Folder is { } folder)
            return folder;
        var isServer = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Any(one => one is { Key: "CI", Value: "true" });
        if (isServer)
            Assert.Fail("The corpus (../shared/data beside the repository) is missing on the build server.");
        Assert.Skip(
            "The corpus (../shared/data beside the repository) is not here: the files of other programs were left out."
        );
        return "";
    }

    public static byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(Need(), path));

    public static IEnumerable<string> All(string family, params string[] endings) =>
        Directory
            .EnumerateFiles(Path.Combine(Need(), family), "*", SearchOption.AllDirectories)
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tilth.slnx")))
            folder = folder.Parent;
        var data = folder?.Parent is null ? null : Path.Combine(folder.Parent.FullName, "shared", "data");
        return Directory.Exists(data) ? data : null;
    }
}
