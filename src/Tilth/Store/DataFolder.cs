namespace Tilth.Store;

/// <summary>The folder of a copy: the database file (unless PostgreSQL is used), the key, the locks.</summary>
public sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // A look at the lock lasts a moment; whoever wants to hold it comes again so often, a tenth of a second apart.
    private const int Tries = 10;

    /// <exception cref="RefusedException">It is no folder.</exception>
    public DataFolder(string path)
    {
        Root = System.IO.Path.GetFullPath(path);
        if (File.Exists(Root))
            throw new RefusedException($"{Root} is a file. Name a folder: --data DIR");
    }

    public string Root { get; }

    public bool IsThere => Directory.Exists(Root);

    public string DatabaseFile => Path("tilth.db");

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    /// <summary>Makes a file that the owner alone may read.</summary>
    public FileStream CreatePrivate(string name) =>
        new(
            Path(name),
            OperatingSystem.IsWindows()
                ? new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write }
                : new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
        );

    /// <summary>Opens a file, which the owner alone may read, to write behind what is in it; waits while somebody else does.</summary>
    public async Task<FileStream> Append(string name, CancellationToken cancel)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(Path(name), options);
            }
            catch (IOException error) when (IsHeld(error) && tries < Tries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
        }
    }

    /// <summary>True if a server works on it, this process or another.</summary>
    public bool IsServed
    {
        get
        {
            using var free = Take();
            return free is null;
        }
    }

    /// <summary>Makes the folder if it is not there, and holds it against a second server, a migration and a restore; null if somebody else does.</summary>
    /// <exception cref="RefusedException">It cannot be made, or not be written to.</exception>
    public async Task<FileStream?> TryLock(CancellationToken cancel = default)
    {
        try
        {
            MakePrivate(Root);
            for (var tries = 1; tries < Tries; tries++)
            {
                if (Take() is { } held)
                    return held;
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
            return Take();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                $"Tilth may not write to the data folder {Root}. Make it writable for the user who runs Tilth, or name another: --data DIR"
            );
        }
    }

    /// <summary>Makes a folder, if it is not there, that only the owner may look into.</summary>
    public static string MakePrivate(string path) =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path).FullName
            : Directory.CreateDirectory(path, OwnerOnly).FullName;

    private FileStream? Take()
    {
        try
        {
            return new FileStream(Path("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsHeld(error))
        {
            return null;
        }
    }

    /// <summary>What Linux, macOS and Windows say of a file that somebody else holds.</summary>
    internal static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
