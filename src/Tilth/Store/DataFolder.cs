namespace Tilth.Store;

/// <summary>The folder of a copy: the database file (unless PostgreSQL is used), the key, the locks.</summary>
public sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public DataFolder(string path)
    {
        Root = System.IO.Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Root);
        else
            Directory.CreateDirectory(Root, OwnerOnly);
    }

    public string Root { get; }

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

    /// <summary>True if a server works on it, this process or another.</summary>
    public bool IsServed
    {
        get
        {
            using var free = TryLock();
            return free is null;
        }
    }

    /// <summary>Holds the folder against a second server, a migration and a restore; null if somebody else holds it.</summary>
    public FileStream? TryLock()
    {
        try
        {
            return new FileStream(Path("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
