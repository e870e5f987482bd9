using System.Collections;
using System.Text;

namespace Tilth.Matching.Tests.Corpus;

/// <summary>The labelled sets of others, which stand beside the repository and not in it.</summary>
internal static class RealFiles
{
    /// <summary>The rows of a set, its header left out; skips the test where the sets are absent, fails it on the build server.</summary>
    public static List<string[]> Rows(string name)
    {
        if (Find() is { } folder)
            return [.. Split(File.ReadAllText(Path.Combine(folder, "dedupe", name))).Skip(1)];
        var isServer = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Any(one => one is { Key: "CI", Value: "true" });
        if (isServer)
            Assert.Fail("The corpus (../shared/data beside the repository) is missing on the build server.");
        Assert.Skip("The corpus (../shared/data beside the repository) is not here: the labelled sets were left out.");
        return [];
    }

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tilth.slnx")))
            folder = folder.Parent;
        var data = folder?.Parent is null ? null : Path.Combine(folder.Parent.FullName, "shared", "data");
        return Directory.Exists(data) ? data : null;
    }

    private static IEnumerable<string[]> Split(string text)
    {
        List<string> row = [];
        var (field, quoted) = (new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                if (quoted && i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[i++]);
                else
                    quoted = !quoted;
            }
            else if (!quoted && text[i] is ',' or '\n')
            {
                row.Add(field.ToString().Trim());
                field.Clear();
                if (text[i] == '\n')
                {
                    yield return [.. row];
                    row.Clear();
                }
            }
            else
            {
                field.Append(text[i]);
            }
        }
    }
}
