namespace Tilth.Store.Backup;

/// <summary>Where a backup is put together and looked over: private, one at a time, empty at its beginning and gone at its end.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly FileStream _held;
    private readonly bool _isOfCopy;

    private ScratchFolder(string path, FileStream held, bool isOfCopy) =>
        (Path, _held, _isOfCopy) = (path, held, isOfCopy);

    public string Path { get; }

    /// <exception cref="RefusedException">Another process is at it.</exception>
    public static ScratchFolder Take(DataFolder folder)
    {
        var path = folder.IsThere
            ? folder.Path("scratch")
            : System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"tilth-scratch-{Environment.ProcessId}");
        var made = DataFolder.MakePrivate(path);
        try
        {
            var held = new FileStream(
                System.IO.Path.Combine(made, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
            Empty(made);
            return new ScratchFolder(made, held, folder.IsThere);
        }
        catch (IOException error) when (DataFolder.IsHeld(error))
        {
            throw new RefusedException(
                "A backup is being made or looked at on this data folder. Wait for its end, and try again."
            );
        }
    }

    private static void Empty(string path)
    {
        foreach (var file in Directory.GetFiles(path).Where(file => System.IO.Path.GetFileName(file) != "lock"))
            File.Delete(file);
        foreach (var folder in Directory.GetDirectories(path))
            Directory.Delete(folder, recursive: true);
    }

    public void Dispose()
    {
        Empty(Path);
        _held.Dispose();
        if (!_isOfCopy)
            Directory.Delete(Path, recursive: true);
    }
}
