using Tilth.Store;

namespace Tilth.Exchange;

/// <summary>
/// Writes a file that only its owner may read, whole or not at all: beside the one that is there, and put in its place at the
/// end. Never over a file of Tilth itself.
/// </summary>
internal static class WholeFile
{
    private static readonly string[] Exported = [".vcf", ".vcard", ".csv", ".zip"];

    public static async Task Write(string path, DataFolder folder, Func<Stream, Task> write)
    {
        var full = Path.GetFullPath(path);
        try
        {
            // What is no file of a disk has no neighbour, and must not be replaced.
            if (
                full.StartsWith("/dev/", StringComparison.Ordinal)
                || full.StartsWith("/proc/", StringComparison.Ordinal)
            )
            {
                await using var device = new FileStream(full, FileMode.Open, FileAccess.Write);
                await write(device);
                return;
            }
            var target = Real(full);
            if (IsOfTilth(target, folder))
                throw new RefusedException($"{path} is a file of Tilth's own data. Write elsewhere.");
            if (Directory.Exists(target))
                throw new RefusedException($"{path} cannot be written: it is a folder.");
            await WriteBeside(target, write);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path} cannot be written: {error.Message}");
        }
    }

    private static async Task WriteBeside(string target, Func<Stream, Task> write)
    {
        var part = Path.Combine(
            Path.GetDirectoryName(target)!,
            $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.part"
        );
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(part, options);
        try
        {
            await using (file)
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(part, target, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Exports may lie in the data folder; whatever else lies there is Tilth's.</summary>
    private static bool IsOfTilth(string target, DataFolder folder) =>
        target.StartsWith(Real(folder.Root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        && !Exported.Contains(Path.GetExtension(target), StringComparer.OrdinalIgnoreCase);

    /// <summary>The path without links, also in the folders on the way.</summary>
    private static string Real(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = Path.Combine(Real(parent), Path.GetFileName(path));
        FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return entry.LinkTarget is null ? here : Real(entry.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }
}
