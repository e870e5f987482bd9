namespace Tilth.Tests.House;

/// <summary>The sources that this program was built from.</summary>
public static class Repository
{
    private static readonly string[] NotOurs = ["artifacts", "node_modules", "obj", "bin", ".git"];

    private static readonly string Root = Find(AppContext.BaseDirectory);

    /// <summary>Files of that pattern, by their path from the root, without what was built or fetched.</summary>
    public static IEnumerable<(string Name, string Text)> Files(string pattern) =>
        Directory
            .EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(name => !name.Split('/').Intersect(NotOurs).Any())
            .Select(name => (name, File.ReadAllText(Path.Combine(Root, name))));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Tilth.slnx"))
            ? folder
            : Find(
                Path.GetDirectoryName(folder.TrimEnd('/'))
                    ?? throw new InvalidOperationException("No Tilth.slnx above.")
            );
}
