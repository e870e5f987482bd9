using Tilth.Store;

namespace Tilth;

/// <summary>The origin with which this copy was served last, in <c>DATA/served-at</c>, so that a word of the shell can try it.</summary>
internal static class ServedAt
{
    private const string Name = "served-at";

    public static string? Read(DataFolder folder) =>
        File.Exists(folder.Path(Name)) ? Blank.ToNull(File.ReadAllText(folder.Path(Name)).Trim()) : null;

    public static void Note(DataFolder folder, string? origin)
    {
        if (origin == Read(folder))
            return;
        File.Delete(folder.Path(Name));
        if (origin is null)
            return;
        using var file = folder.CreatePrivate(Name);
        file.Write(System.Text.Encoding.UTF8.GetBytes($"{origin}\n"));
    }
}
